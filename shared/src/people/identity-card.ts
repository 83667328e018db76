import { type CheckedIdentifier, compactIdentifier } from "./identifier";
import { lookAlikeToGreek } from "./look-alike";

/**
 * Old identity card: one or two Greek capitals and six digits, typed as often with the Latin twins of the
 * letters. Source: domain/identifiers.json id.adt (unconfirmed; no checksum, so never verified). The new
 * cards carry another number, which is kept as typed with a warning.
 */
export function checkIdentityCard(tidy: string): CheckedIdentifier {
  const value = compactIdentifier(tidy)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toUpperCase();
  const greek = value.replace(/^[A-ZΑ-Ω]{1,2}(?=[0-9]{6}$)/, lookAlikeToGreek);
  return /^[Α-Ω]{1,2}[0-9]{6}$/.test(greek)
    ? { value: greek, verified: false, warnings: [] }
    : { value, verified: false, warnings: ["shape"] };
}
