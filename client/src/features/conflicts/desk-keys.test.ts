import { describe, expect, test } from "vitest";
import { deskAction, type DeskOffer } from "./desk-keys";

const pressed = (key: string, code = "", held: Partial<KeyboardEvent> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const two: DeskOffer = { sides: 2, both: true, other: true };

describe("the keys of the desk", () => {
  test("two sides: 1, 2, both, another, the earlier one", () => {
    expect(deskAction(pressed("1"), two)).toEqual({ do: "side", at: 0 });
    expect(deskAction(pressed("2"), two)).toEqual({ do: "side", at: 1 });
    expect(deskAction(pressed("3"), two)).toEqual({ do: "both" });
    expect(deskAction(pressed("4"), two)).toEqual({ do: "other" });
    expect(deskAction(pressed("0"), two)).toEqual({ do: "base" });
    expect(deskAction(pressed("5"), two)).toBeUndefined();
  });

  test("a third side takes the 3", () => {
    const three = { ...two, sides: 3 };
    expect(deskAction(pressed("3"), three)).toEqual({ do: "side", at: 2 });
    expect(deskAction(pressed("4"), three)).toEqual({ do: "both" });
    expect(deskAction(pressed("5"), three)).toEqual({ do: "other" });
  });

  test("what is not offered does nothing", () => {
    expect(deskAction(pressed("3"), { ...two, both: false })).toBeUndefined();
    expect(deskAction(pressed("g", "KeyG"), { ...two, other: false })).toBeUndefined();
  });

  test("letters work on a Greek keyboard too", () => {
    expect(deskAction(pressed("γ", "KeyG"), two)).toEqual({ do: "other" });
    expect(deskAction(pressed("ζ", "KeyZ"), two)).toEqual({ do: "undo" });
    expect(deskAction(pressed("ξ", "KeyJ"), two)).toEqual({ do: "next" });
    expect(deskAction(pressed("κ", "KeyK"), two)).toEqual({ do: "before" });
  });

  test("the browser keeps its own keys", () => {
    expect(deskAction(pressed("z", "KeyZ", { ctrlKey: true }), two)).toBeUndefined();
    expect(deskAction(pressed("1", "Digit1", { altKey: true }), two)).toBeUndefined();
  });

  test("Enter confirms", () => {
    expect(deskAction(pressed("Enter"), two)).toEqual({ do: "confirm" });
  });
});
