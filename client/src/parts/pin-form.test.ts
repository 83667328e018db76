import { describe, expect, test } from "vitest";
import { t } from "../text/translate";
import { type PinForm, pinFormProblem, pinFormText } from "./pin-form";

const aForm = (change: Partial<PinForm> = {}): PinForm => ({
  pin: "739204",
  pinAgain: "739204",
  wantsPhrase: false,
  phrase: "",
  ...change,
});

describe("the form of a new PIN", () => {
  test.each([
    ["a good PIN twice", aForm(), null],
    ["five digits", aForm({ pin: "73920", pinAgain: "73920" }), "pin-shape"],
    ["a run of digits", aForm({ pin: "123456", pinAgain: "123456" }), "pin-easy"],
    ["two different ones", aForm({ pinAgain: "739205" }), "pins-differ"],
    ["three words", aForm({ wantsPhrase: true, phrase: "one two three" }), "second-shape"],
    ["four words", aForm({ wantsPhrase: true, phrase: "one two three four" }), null],
    ["words that nobody asked for", aForm({ phrase: "one" }), null],
  ])("%s", (_, form, problem) => {
    expect(pinFormProblem(form, false)).toBe(problem);
  });

  test("a demo takes the PIN it suggests, however plain", () => {
    expect(pinFormProblem(aForm({ pin: "246810", pinAgain: "246810" }), true)).toBeNull();
  });

  test.each(["pin-shape", "pin-easy", "pins-differ", "second-shape", "anything else"])(
    "%s is said in words",
    (code) => {
      expect(pinFormText(code, t).text).toMatch(/\p{L}{3}/u);
    },
  );

  test("every problem stands beside its own field", () => {
    expect(pinFormText("pins-differ", t).at).toBe("pinAgain");
    expect(pinFormText("second-shape", t).at).toBe("phrase");
    expect(pinFormText("not-kept", t).at).toBe("form");
  });
});
