import { expect, test } from "vitest";
import { pairAction } from "./duplicates-keys";

const pressed = (key: string, code = "", held: Partial<KeyboardEvent> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("1 and 2 choose the file that stays, 3 says that they are two people", () => {
  expect(pairAction(pressed("1"))).toEqual({ do: "stays", at: 0 });
  expect(pairAction(pressed("2"))).toEqual({ do: "stays", at: 1 });
  expect(pairAction(pressed("3"))).toEqual({ do: "distinct" });
  expect(pairAction(pressed("4"))).toBeUndefined();
  expect(pairAction(pressed("Enter"))).toEqual({ do: "confirm" });
  expect(pairAction(pressed("Escape"))).toEqual({ do: "leave" });
});

test("letters work on a Greek keyboard too", () => {
  expect(pairAction(pressed("ξ", "KeyJ"))).toEqual({ do: "next" });
  expect(pairAction(pressed("κ", "KeyK"))).toEqual({ do: "before" });
  expect(pairAction(pressed("ζ", "KeyZ"))).toEqual({ do: "undo" });
});

test("the browser keeps its own keys", () => {
  expect(pairAction(pressed("z", "KeyZ", { ctrlKey: true }))).toBeUndefined();
  expect(pairAction(pressed("1", "Digit1", { altKey: true }))).toBeUndefined();
});
