import type { Translate } from "../../text/translate";
import type { UnlockProblem } from "../../vault/keyring-problems";
import { hasPinShape } from "../../vault/pin-rule";

/** Why the device did not open; `failed`: something that nobody foresaw, in the browser's storage above all. */
export type NotOpened = UnlockProblem | { code: "failed" };

/** What a person reads when the device did not open. Never which of the two secrets was wrong. */
export function unlockProblemText(problem: NotOpened, t: Translate): string {
  switch (problem.code) {
    case "wrong":
      return t("session.wrongPair", { left: problem.triesLeft });
    case "second-needed":
      return t("session.secondNeeded");
    case "warm-tries-spent":
      return t("session.warmTriesSpent");
    case "failed":
      return t("session.unlockFailed");
    case "disabled":
    case "unknown":
      return t("session.tooManyTries");
  }
}

/** What is not there to be tried: an empty field is a slip, and must not cost one of ten tries. Null when all is. */
export function missingField(pin: string, second: string | null): "pin" | "second" | null {
  if (!hasPinShape(pin)) return "pin";
  return second?.trim() === "" ? "second" : null;
}
