import type { AccountProblem } from "../../data/office/own-account";
import type { Translate } from "../../text/translate";

/** What a person reads when a change of her account did not work; what belongs beside a field is said there. */
export function accountProblemText(problem: AccountProblem, t: Translate): string {
  switch (problem.code) {
    case "offline":
      return t("error.network");
    case "not-ours":
      return t("sync.notOurServer");
    case "signed-out":
      return t("session.sessionEnded");
    case "wrong-code":
      return t("session.wrongCode");
    case "wrong-password":
      return t("account.passwordWrong");
    case "gone":
      return t("account.factorGone");
    case "busy":
      return problem.waitS < 90
        ? t("session.waitSecondsOnline", { seconds: problem.waitS })
        : t("session.wait", { minutes: Math.ceil(problem.waitS / 60) });
    case "refused":
    case "failed":
      return t("error.server");
  }
}
