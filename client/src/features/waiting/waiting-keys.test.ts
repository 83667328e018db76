import { expect, test } from "vitest";
import { waitingAction } from "./waiting-keys";

const pressed = (key: string, code = "", held: Partial<KeyboardEvent> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("1 lets in, 2 sends back, Escape takes the choice back", () => {
  expect(waitingAction(pressed("1"))).toEqual({ do: "choose", way: "release" });
  expect(waitingAction(pressed("2"))).toEqual({ do: "choose", way: "reject" });
  expect(waitingAction(pressed("Escape"))).toEqual({ do: "leave" });
  expect(waitingAction(pressed("3"))).toBeUndefined();
});

test("letters work on a Greek keyboard too", () => {
  expect(waitingAction(pressed("ξ", "KeyJ"))).toEqual({ do: "next" });
  expect(waitingAction(pressed("κ", "KeyK"))).toEqual({ do: "before" });
});

test("the browser keeps its own keys", () => {
  expect(waitingAction(pressed("1", "Digit1", { altKey: true }))).toBeUndefined();
});
