import { passesAfmSum } from "./afm";
import { type CheckedIdentifier, compactIdentifier } from "./identifier";

/**
 * Προσωπικός Αριθμός (since 2025): two chosen characters, one check character, then the ΑΦΜ.
 * Source: domain/identifiers.json id.pa. The rule of the check character is not public, so the number is
 * never verified; only its ΑΦΜ can be found wrong.
 */
export function checkPersonalNumber(tidy: string): CheckedIdentifier {
  const value = compactIdentifier(tidy).toUpperCase();
  if (value.length !== 12) return { value, verified: false, warnings: ["length"] };
  if (!/^[0-9A-ZΑ-Ω]{3}[0-9]{9}$/.test(value)) return { value, verified: false, warnings: ["shape"] };
  const afm = value.slice(3);
  if (afm === "000000000") return { value, verified: false, warnings: ["all-zero"] };
  return { value, verified: false, warnings: passesAfmSum(afm) ? [] : ["checksum"] };
}
