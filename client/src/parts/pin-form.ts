import type { Translate } from "../text/translate";
import { checkPin } from "../vault/pin-rule";
import { readSecondSecret } from "../vault/second-secret";

export interface PinForm {
  pin: string;
  pinAgain: string;
  wantsPhrase: boolean;
  phrase: string;
}

export type PinFormProblem = "pin-shape" | "pin-easy" | "pins-differ" | "second-shape";

/** The first thing that does not fit, from top to bottom; the vault looks at PIN and passphrase again. */
export function pinFormProblem(form: PinForm, demo: boolean): PinFormProblem | null {
  const pin = checkPin(form.pin, demo);
  if (!pin.ok) return pin.error.code;
  if (form.pin !== form.pinAgain) return "pins-differ";
  if (!form.wantsPhrase) return null;
  const second = readSecondSecret(form.phrase);
  return second.ok && second.value.kind === "passphrase" ? null : "second-shape";
}

/** The words for a problem, and the field they stand beside. */
export function pinFormText(
  code: string,
  t: Translate,
): { at: "pin" | "pinAgain" | "phrase" | "form"; text: string } {
  switch (code) {
    case "pin-shape":
      return { at: "pin", text: t("session.pinShape") };
    case "pin-easy":
      return { at: "pin", text: t("session.pinTooEasy") };
    case "pins-differ":
      return { at: "pinAgain", text: t("session.pinsDiffer") };
    case "second-shape":
      return { at: "phrase", text: t("session.phraseTooShort") };
    default:
      return { at: "form", text: t("session.notSavedHere") };
  }
}
