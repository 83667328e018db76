import { createHmac, randomInt } from "node:crypto";
import type { SealBox } from "../db/seal-box";
import { LETTERS } from "./badge";

export const RECOVERY_CODES = 10;
const GROUPS = 3;
const GROUP = 4;
/** Sixty bits: nobody guesses one through the limits, and the hash is keyed, so that a copied database tells none. */
const LENGTH = GROUPS * GROUP;

const group = (): string =>
  Array.from({ length: GROUP }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
const code = (): string => Array.from({ length: GROUPS }, group).join("-");

/** Ten codes that each open once, for the day the phone is gone: `7K3M-Q2XD-9V0A`. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, code);

/** As it was given out, however it is typed; null for what has not the shape of one. */
function tidied(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return text.length === LENGTH && Array.from(text).every((letter) => LETTERS.includes(letter)) ? text : null;
}

/** What the table keeps of a code; null for what is none. */
export function recoveryHash(box: SealBox, typed: string): string | null {
  const text = tidied(typed);
  if (text === null) return null;
  return createHmac("sha256", box.derive("konta recovery codes 1")).update(text).digest("base64url");
}
