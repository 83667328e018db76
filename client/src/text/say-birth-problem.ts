import type { BirthProblem } from "@konta/shared/people/birth";
import type { MessageId } from "./el";

/** Why a date of birth is refused, beside its field. */
export const BIRTH_PROBLEM_WORDS: Record<BirthProblem, MessageId> = {
  "not-a-number": "register.birthDigits",
  "short-year": "register.yearWrong",
  "month-without-year": "register.yearMissing",
  "day-without-month": "register.monthMissing",
  "impossible-date": "register.dayWrong",
  future: "register.dayFuture",
  "too-old": "register.birthTooOld",
};
