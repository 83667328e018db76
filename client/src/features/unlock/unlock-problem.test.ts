import { expect, test } from "vitest";
import { t } from "../../text/translate";
import { missingField, unlockProblemText } from "./unlock-problem";

test("[O2] a field that is empty or half typed is no try: it is asked for first", () => {
  expect(missingField("", "card")).toBe("pin");
  expect(missingField("12345", null)).toBe("pin");
  expect(missingField("", "")).toBe("pin");
  expect(missingField("123456", " ")).toBe("second");
  expect(missingField("123456", "card")).toBeNull();
  // While the page lived on the PIN alone opens.
  expect(missingField("123456", null)).toBeNull();
});

test("what nobody foresaw is said in words: first what happened to the data, then what to do", () => {
  expect(unlockProblemText({ code: "failed" }, t)).toMatch(/^Δεν χάθηκε τίποτα: .+ Δοκίμασε ξανά/);
});
