import type { Translate } from "../../text/translate";
import { type PinForm, pinFormProblem, pinFormText } from "../../parts/pin-form";
import { hasPinShape } from "../../vault/pin-rule";
import type { ChangePinProblem } from "../../vault/keyring-problems";

export interface ChangePinForm extends PinForm {
  present: string;
  badge: string;
}

export interface Said {
  at: "present" | "badge" | "pin" | "pinAgain" | "phrase" | "form";
  text: string;
}

/** The first thing that does not fit, from top to bottom: a slip must not cost one of ten tries. Null when all does. */
export function slipIn(
  form: ChangePinForm,
  asks: { badge: boolean; demo: boolean },
  t: Translate,
): Said | null {
  if (!hasPinShape(form.present)) return { at: "present", text: t("session.pinShape") };
  if (asks.badge && form.badge.trim() === "") return { at: "badge", text: t("error.required") };
  const problem = pinFormProblem(form, asks.demo);
  if (problem) return pinFormText(problem, t);
  return form.pin === form.present ? { at: "pin", text: t("pin.same") } : null;
}

/** Why the PIN is the one it was, in words, and where they stand. Of PIN and badge it never says which was wrong. */
export function changeProblemText(problem: ChangePinProblem, isWarm: boolean, t: Translate): Said {
  switch (problem.code) {
    case "wrong": {
      const left = problem.triesLeft;
      return { at: "form", text: t(isWarm ? "session.wrongPin" : "session.wrongPair", { left }) };
    }
    case "second-needed":
      return { at: "badge", text: t("pin.badgeNeeded") };
    case "warm-tries-spent":
      return { at: "form", text: t("pin.warmTriesSpent") };
    case "badge-needed":
      return { at: "badge", text: t("session.badgeShape") };
    case "disabled":
    case "unknown":
      return { at: "form", text: t("session.tooManyTries") };
    case "pin-same":
      return { at: "pin", text: t("pin.same") };
    case "not-kept":
      return { at: "form", text: t("pin.notKept") };
    case "pin-shape":
    case "pin-easy":
    case "second-shape":
      return pinFormText(problem.code, t);
  }
}
