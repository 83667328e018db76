import type { AccountProblem } from "../../data/office/own-account";
import type { Translate } from "../../text/translate";
import { accountProblemText } from "./account-problem";

export interface PasswordWords {
  old: string;
  new: string;
  again: string;
}
export type PasswordFieldName = keyof PasswordWords;

const SHORTEST = 12;

/** Where it is wrong and why, in words; null when it can be sent. */
export type PasswordFault = { at: PasswordFieldName | "form"; text: string };

/** What can be seen here; whether the new one is common is the server's to say. */
export function passwordFault(words: PasswordWords, t: Translate): PasswordFault | null {
  if (words.old === "") return { at: "old", text: t("error.required") };
  if (words.new === "") return { at: "new", text: t("error.required") };
  if (Array.from(words.new.normalize("NFC")).length < SHORTEST)
    return { at: "new", text: t("account.passwordShort") };
  return words.new === words.again ? null : { at: "again", text: t("account.passwordsDiffer") };
}

const REASONS = {
  "too-short": "account.passwordShort",
  "too-long": "account.passwordLong",
  common: "account.passwordCommon",
  same: "account.passwordSame",
} as const;
const isReason = (reason: string): reason is keyof typeof REASONS => reason in REASONS;

/** What the server said about it. */
export function refusedPassword(problem: AccountProblem, t: Translate): PasswordFault {
  if (problem.code === "wrong-password") return { at: "old", text: t("account.passwordWrong") };
  if (problem.code === "refused" && isReason(problem.reason))
    return { at: "new", text: t(REASONS[problem.reason]) };
  return { at: "form", text: accountProblemText(problem, t) };
}
