import { err, ok, type Result } from "../base/result";

/** Numbers a person may bring along. None is ever obligatory. */
export const IDENTIFIER_KINDS = [
  "amka",
  "paaypa",
  "afm",
  "pa",
  "adt",
  "asylum_card",
  "refugee_card",
  "residence_permit",
  "passport",
  "dypa",
  "national_ref",
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** What looks wrong about a number. It is saved all the same: the paper may be right and the rule wrong. */
export const IDENTIFIER_WARNINGS = [
  "length",
  "shape",
  "all-zero",
  "checksum",
  /** the number's own first six digits are no date */
  "date",
  /** differs from the recorded birth date */
  "birth-date",
  /** differs from the recorded sex */
  "sex",
] as const;
export type IdentifierWarning = (typeof IDENTIFIER_WARNINGS)[number];

/** The only reasons to refuse what was typed. "unreadable": control characters or broken characters. */
export const IDENTIFIER_PROBLEMS = ["empty", "too-long", "unreadable"] as const;
export type IdentifierProblem = (typeof IDENTIFIER_PROBLEMS)[number];

/**
 * `value` is the form to store. `verified` means that a public rule confirmed the number; where no rule is
 * known it is false without a warning.
 */
export type CheckedIdentifier = { value: string; verified: boolean; warnings: IdentifierWarning[] };

/** What the record already says about the person; an approximate birth date is not compared. */
export type KnownPerson = {
  birth?:
    | {
        year?: number | undefined;
        month?: number | undefined;
        day?: number | undefined;
        approximate?: boolean | undefined;
      }
    | undefined;
  sex?: "female" | "male" | "other" | undefined;
};

export const IDENTIFIER_LIMIT = 40;

const CONTROL = /\p{Cc}/u;
/** Direction marks and zero-width blanks come along when a number is pasted; nobody sees them. */
const INVISIBLE = /\p{Cf}/gu;

/** Outer blanks off, inner blanks single, digits of other scripts as ASCII; or why it cannot be kept. */
export function tidyIdentifier(typed: string): Result<string, IdentifierProblem> {
  if (!typed.isWellFormed()) return err("unreadable");
  const trimmed = typed.replace(INVISIBLE, "").trim();
  if (CONTROL.test(trimmed)) return err("unreadable");
  const tidy = trimmed
    .normalize("NFC")
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\s+/gu, " ");
  if (tidy === "") return err("empty");
  return tidy.length > IDENTIFIER_LIMIT ? err("too-long") : ok(tidy);
}

/** Blanks, dashes, dots and slashes are how numbers are printed, not part of them; signs alone stay. */
export const compactIdentifier = (tidy: string): string => tidy.replace(/[\s\p{Pd}./]/gu, "") || tidy;
