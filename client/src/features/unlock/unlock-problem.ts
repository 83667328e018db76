import type { Translate } from "../../text/translate";
import type { UnlockProblem } from "../../vault/keyring";

/** What a person reads when the device did not open. Never which of the two secrets was wrong. */
export function unlockProblemText(problem: UnlockProblem, t: Translate): string {
  switch (problem.code) {
    case "wrong":
      return t("session.wrongPair", { left: problem.triesLeft });
    case "second-needed":
      return t("session.secondNeeded");
    case "warm-tries-spent":
      return t("session.warmTriesSpent");
    case "disabled":
    case "unknown":
      return t("session.tooManyTries");
  }
}
