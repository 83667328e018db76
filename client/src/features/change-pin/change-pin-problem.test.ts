import { describe, expect, test } from "vitest";
import { t } from "../../text/translate";
import { type ChangePinForm, changeProblemText, slipIn } from "./change-pin-problem";

const aForm = (change: Partial<ChangePinForm> = {}): ChangePinForm => ({
  present: "246813",
  badge: "",
  pin: "739204",
  pinAgain: "739204",
  wantsPhrase: false,
  phrase: "",
  ...change,
});

describe("a slip costs no try: it stands beside its field", () => {
  test.each<[string, Partial<ChangePinForm>, boolean, string | null]>([
    ["nothing", {}, false, null],
    ["no present PIN", { present: "" }, false, "present"],
    ["no badge where it is asked for", {}, true, "badge"],
    ["a badge that nobody asks for", { badge: "" }, false, null],
    ["the PIN of before", { pin: "246813", pinAgain: "246813" }, false, "pin"],
    ["two different ones", { pinAgain: "739205" }, false, "pinAgain"],
    ["a short passphrase", { wantsPhrase: true, phrase: "three words only" }, false, "phrase"],
  ])("%s", (_, change, badge, at) => {
    expect(slipIn(aForm(change), { badge, demo: false }, t)?.at ?? null).toBe(at);
  });
});

test("a wrong try says how many are left, and of PIN and badge never which was wrong", () => {
  const wrong = { code: "wrong", triesLeft: 3 } as const;
  expect(changeProblemText(wrong, true, t)).toEqual({ at: "form", text: t("session.wrongPin", { left: 3 }) });
  expect(changeProblemText(wrong, false, t)).toEqual({
    at: "form",
    text: t("session.wrongPair", { left: 3 }),
  });
});

test("nothing kept: first that the PIN of before still opens", () => {
  expect(changeProblemText({ code: "not-kept" }, true, t).text).toMatch(/^Ισχύει το παλιό PIN/);
});
