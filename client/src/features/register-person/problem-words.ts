import { BIRTH_PROBLEM_WORDS } from "../../text/say-birth-problem";
import type { Translate } from "../../text/translate";
import type { FieldProblem } from "./person-draft";

/** Why a field is refused, in plain words; undefined where nothing is wrong. */
export function problemWords(problem: FieldProblem | undefined, t: Translate): string | undefined {
  switch (problem?.code) {
    case undefined:
      return undefined;
    case "nothing-to-recognise":
      return t("register.nothingWritten");
    case "birth":
      return t(BIRTH_PROBLEM_WORDS[problem.problem]);
    case "too-long":
      return t("error.tooLong", { limit: problem.limit });
    case "not-a-day":
      return t("register.untilWrong");
  }
}
