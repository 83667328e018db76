import type { Translate } from "../../text/translate";

export type SignInProblem =
  | {
      code:
        | "offline"
        | "not-ours"
        | "wrong-credentials"
        | "signed-out"
        | "not-found"
        | "device-ended"
        | "refused";
    }
  | { code: "second-factor-needed" | "wrong-code" }
  | { code: "busy"; waitS: number }
  /** Something that nobody foresaw on this side of the line, in the browser's storage above all. */
  | { code: "failed" };

/** What a person reads when the sign-in did not work. */
export function signInProblemText(problem: SignInProblem, t: Translate): string {
  switch (problem.code) {
    case "offline":
      return t("session.firstNeedsSignal");
    case "not-ours":
      return t("sync.notOurServer");
    case "wrong-credentials":
      return t("session.wrongPassword");
    case "second-factor-needed":
      return t("session.codeNeeded");
    case "wrong-code":
      return t("session.wrongCode");
    case "signed-out":
      return t("session.sessionEnded");
    case "busy":
      return problem.waitS < 90
        ? t("session.waitSecondsOnline", { seconds: problem.waitS })
        : t("session.wait", { minutes: Math.ceil(problem.waitS / 60) });
    case "failed":
      return t("session.signInFailed");
    case "device-ended":
      return t("session.deviceEnded");
    case "not-found":
    case "refused":
      return t("error.server");
  }
}
