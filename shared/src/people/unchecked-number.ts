import { type CheckedIdentifier, compactIdentifier } from "./identifier";
import { lookAlikeToLatin } from "./look-alike";

/** Cards and references whose form nobody has published: kept as typed, only an odd length is pointed out. */
export function checkFreeNumber(tidy: string, shortest: number, longest: number): CheckedIdentifier {
  const fits = tidy.length >= shortest && tidy.length <= longest;
  return { value: tidy, verified: false, warnings: fits ? [] : ["length"] };
}

/** Passports and ΠΑΑΥΠΑ: Latin capitals and digits, no public checksum. Greek twins of the letters are turned. */
export function checkLatinNumber(tidy: string, shortest: number, longest: number): CheckedIdentifier {
  const value = lookAlikeToLatin(compactIdentifier(tidy).toUpperCase());
  if (!/^[0-9A-Z]+$/.test(value)) return { value: tidy, verified: false, warnings: ["shape"] };
  const fits = value.length >= shortest && value.length <= longest;
  return { value, verified: false, warnings: fits ? [] : ["length"] };
}
