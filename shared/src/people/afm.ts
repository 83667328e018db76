import { type CheckedIdentifier, compactIdentifier } from "./identifier";
import { lookAlikeToLatin } from "./look-alike";

/** Σ d·2^k over the first eight digits, mod 11, mod 10, is the ninth. Holds for 094259216, and for nine zeros. */
export function passesAfmSum(nineDigits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 8; at += 1) sum += Number(nineDigits.charAt(at)) * 2 ** (8 - at);
  return (sum % 11) % 10 === Number(nineDigits.charAt(8));
}

/**
 * ΑΦΜ: nine digits; the old form of eight gets its leading zero; the country letters EL or GR go.
 * Source: domain/identifiers.json id.afm (afm_py, afm_cd).
 */
export function checkAfm(tidy: string): CheckedIdentifier {
  const compact = compactIdentifier(tidy);
  const withoutCountry = lookAlikeToLatin(compact.toUpperCase()).replace(/^(?:EL|EΛ|GR|ΓP)(?=[0-9])/, "");
  if (!/^[0-9]+$/.test(withoutCountry)) return { value: tidy, verified: false, warnings: ["shape"] };
  const value = withoutCountry.length === 8 ? `0${withoutCountry}` : withoutCountry;
  if (value.length !== 9) return { value, verified: false, warnings: ["length"] };
  if (/^0+$/.test(value)) return { value, verified: false, warnings: ["all-zero"] };
  return passesAfmSum(value)
    ? { value, verified: true, warnings: [] }
    : { value, verified: false, warnings: ["checksum"] };
}
