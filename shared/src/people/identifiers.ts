import { never } from "../base/assert";
import { ok, type Result } from "../base/result";
import { checkAfm } from "./afm";
import { checkAmka } from "./amka";
import {
  type CheckedIdentifier,
  compactIdentifier,
  IDENTIFIER_LIMIT,
  type IdentifierKind,
  type IdentifierProblem,
  type KnownPerson,
  tidyIdentifier,
} from "./identifier";
import { checkIdentityCard } from "./identity-card";
import { lookAlikeToLatin } from "./look-alike";
import { checkPersonalNumber } from "./personal-number";
import { checkFreeNumber, checkLatinNumber } from "./unchecked-number";

/** Lengths are those of domain/identifiers.json. */
function checkTidy(kind: IdentifierKind, tidy: string, known: KnownPerson): CheckedIdentifier {
  switch (kind) {
    case "amka":
      return checkAmka(tidy, known);
    case "afm":
      return checkAfm(tidy);
    case "pa":
      return checkPersonalNumber(tidy);
    case "adt":
      return checkIdentityCard(tidy);
    case "paaypa":
      return checkLatinNumber(tidy, 6, 15);
    case "passport":
      return checkLatinNumber(tidy, 5, 12);
    case "asylum_card":
    case "refugee_card":
    case "residence_permit":
    case "dypa":
      return checkFreeNumber(tidy, 3, 20);
    case "national_ref":
      return checkFreeNumber(tidy, 1, 30);
    default:
      return never(kind);
  }
}

/**
 * Brings a typed number into the form to store and says what looks wrong about it. It warns and never
 * blocks: only what cannot be a number at all (empty, over 40 characters, control characters) is refused.
 */
export function checkIdentifier(
  kind: IdentifierKind,
  typed: string,
  known: KnownPerson = {},
): Result<CheckedIdentifier, IdentifierProblem> {
  const tidy = tidyIdentifier(typed);
  if (!tidy.ok) return tidy;
  const checked = checkTidy(kind, tidy.value, known);
  // Capitals of some letters are longer than the letters (ß, ΐ); such a value is no number of any kind.
  return ok(checked.value.length > IDENTIFIER_LIMIT ? { ...checked, value: tidy.value } : checked);
}

/**
 * The form in which two numbers are the same for searching and for finding duplicates: capitals, no signs,
 * Greek look-alikes as Latin. Never shown and never stored in place of the number.
 */
export const comparableIdentifier = (value: string): string =>
  lookAlikeToLatin(compactIdentifier(value.normalize("NFKC")).toUpperCase());
