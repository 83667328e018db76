import { ok, type Result } from "../base/result";
import { type IdentifierProblem, tidyIdentifier } from "./identifier";

/** "kind" of line as the number tells it; "unknown" when it has neither a Greek nor an international form. */
export type PhoneLine = "mobile" | "landline" | "foreign" | "unknown";
export type PhoneWarning = "length" | "shape";

/** `verified` says that the form is right; whether somebody answers, only a call can tell. */
export type CheckedPhone = { value: string; line: PhoneLine; verified: boolean; warnings: PhoneWarning[] };

function lineOf(value: string): PhoneLine {
  if (/^69[0-9]{8}$/.test(value)) return "mobile";
  if (/^2[0-9]{9}$/.test(value)) return "landline";
  return /^\+[0-9]{8,15}$/.test(value) ? "foreign" : "unknown";
}

/** Greek numbers lose their country code, so that one phone has one form; 00 becomes +. */
function withoutGreekCode(compact: string): string {
  const international = compact.replace(/^00/, "+");
  return international.replace(/^\+?30(?=(?:2[0-9]{9}|69[0-9]{8})$)/, "");
}

/**
 * A phone number in the form to store: ten digits for Greece (2… or 69…), + and 8 to 15 digits elsewhere.
 * Source: domain/identifiers.json id.phone. Anything else readable is kept as typed, with a warning.
 */
export function checkPhone(typed: string): Result<CheckedPhone, IdentifierProblem> {
  const tidy = tidyIdentifier(typed);
  if (!tidy.ok) return tidy;
  const compact = tidy.value.replace(/\(0\)/g, "").replace(/[\s\p{Pd}./()]/gu, "");
  const value = withoutGreekCode(compact);
  const line = lineOf(value);
  if (line !== "unknown") return ok({ value, line, verified: true, warnings: [] });
  const isNumber = /^\+?[0-9]+$/.test(value);
  return ok({
    value: isNumber ? value : tidy.value,
    line,
    verified: false,
    warnings: [isNumber && value.length !== 10 ? "length" : "shape"],
  });
}
