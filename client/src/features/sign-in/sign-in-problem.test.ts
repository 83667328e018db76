import { expect, test } from "vitest";
import { t } from "../../text/translate";
import { signInProblemText } from "./sign-in-problem";

test("a sign-in that the device breaks is said in words: first what happened to the data, then what to do", () => {
  expect(signInProblemText({ code: "failed" }, t)).toMatch(/^Δεν χάθηκε τίποτα: .+ Δοκίμασε ξανά/);
});
