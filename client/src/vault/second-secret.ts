import { err, ok, type Result } from "@konta/shared/base/result";

/** What is not on the tablet: the badge's code or a passphrase. */
export interface SecondSecret {
  kind: "badge" | "passphrase";
  /** In the one form in which it enters the key, however it was typed. */
  secret: string;
}
export type SecondSecretProblem = { code: "second-shape" };

const BADGE = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** Design page "vault", the second secret. */
export const FEWEST_WORDS = 4;

const asBadge = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\-–—_.]+/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

const asPassphrase = (typed: string): string =>
  typed.normalize("NFKC").toLowerCase().replaceAll("\u03C2", "\u03C3").trim().replace(/\s+/gu, " ");

/** Tells the two kinds apart: 26 characters of Crockford base32 are a badge, four words or more a passphrase. */
export function readSecondSecret(typed: string): Result<SecondSecret, SecondSecretProblem> {
  const badge = asBadge(typed);
  if (BADGE.test(badge)) return ok({ kind: "badge", secret: badge });
  const phrase = asPassphrase(typed);
  if (phrase.split(" ").length < FEWEST_WORDS || phrase.length > 200) return err({ code: "second-shape" });
  return ok({ kind: "passphrase", secret: phrase });
}
