import { assert } from "@konta/shared/base/assert";

/** Crockford's base32: no I, L, O or U, so that a badge can be read aloud and typed when the camera fails. */
export const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 128 bits as 26 characters, the first of them carrying three bits. */
export function badgeText(bytes: Uint8Array): string {
  assert(bytes.length === 16, "a badge has 16 bytes");
  let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (let at = 0; at < 26; at += 1) {
    text = LETTERS.charAt(Number(rest & 31n)) + text;
    rest >>= 5n;
  }
  return text;
}
