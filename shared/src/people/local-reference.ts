import { assert } from "../base/assert";
import { err, ok, type Result } from "../base/result";
import { checkCharacter } from "./check-character";
import { lookAlikeToLatin } from "./look-alike";

/**
 * Our own number for a person, unique without signal: MUN-YY-DDNNNN-C = municipality, year, code and counter
 * of the incarnation that made it, check character (domain/identifiers.json id.local_ref). The server gives
 * every incarnation of a replica a code of its own, so two devices never meet in a number.
 */
export type LocalReference = {
  /** three Latin capitals */
  municipality: string;
  /** four digits, 2000–2099 */
  year: number;
  /** two characters, digits or Latin capitals; three or four once a municipality has used up the shorter ones */
  code: string;
  /** 1–9999 within one code and year */
  counter: number;
};

export const LAST_COUNTER = 9999;
export const LONGEST_CODE = 4;

/** "shape": not in the form at all; "check-character": a character is wrong or two are swapped. */
export type LocalReferenceProblem = "shape" | "check-character";

const COMPACT = /^([A-Z]{3})([0-9]{2})([0-9A-Z]{2,4})([0-9]{4})([0-9A-Z])$/;
/** Room for a reference typed with blanks everywhere; longer texts are not looked at. */
const TYPED_LIMIT = 60;

const written = (municipality: string, yy: string, code: string, nnnn: string, check: string): string =>
  `${municipality}-${yy}-${code}${nnnn}-${check}`;

const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Letters go first, so that a code does not look like the counter behind it: A0 … ZZ, then 00 … 9Z. */
function codeAt(place: number, length: number): string {
  let rest = (place + 10 * 36 ** (length - 1)) % 36 ** length;
  let code = "";
  for (let at = 0; at < length; at += 1) {
    code = CHARACTERS.charAt(rest % 36) + code;
    rest = Math.floor(rest / 36);
  }
  return code;
}

/**
 * The first code that is not among the given ones. The catalogue proposes two characters, which is 1,296 devices and
 * their lives; after them come longer ones (1.7 million in all), so that nobody is ever refused for want of a code.
 */
export function smallestCode(given: ReadonlySet<string>): string {
  for (let length = 2; length <= LONGEST_CODE; length += 1)
    for (let place = 0; place < 36 ** length; place += 1) {
      const code = codeAt(place, length);
      if (!given.has(code)) return code;
    }
  throw new Error("every code was given out");
}

/** "exhausted" after 9999: the device asks the server for a new code. */
export function localReference(parts: LocalReference): Result<string, "exhausted"> {
  const { municipality, year, code, counter } = parts;
  assert(/^[A-Z]{3}$/.test(municipality), "a municipality is three Latin capitals");
  assert(/^[0-9A-Z]{2,4}$/.test(code), "a code is two to four digits or Latin capitals");
  assert(Number.isInteger(year) && year >= 2000 && year <= 2099, "a year has two digits of this century");
  assert(Number.isInteger(counter) && counter >= 1, "a counter starts at 1");
  if (counter > LAST_COUNTER) return err("exhausted");
  const yy = String(year - 2000).padStart(2, "0");
  const nnnn = String(counter).padStart(4, "0");
  return ok(written(municipality, yy, code, nnnn, checkCharacter(municipality + yy + code + nnnn)));
}

/**
 * Reads a reference as people type it: lower case, blanks, dashes missing, Greek look-alikes. `value` is the
 * proper form. What the check character finds, and the little it cannot, stands at `checkCharacter`.
 */
export function checkLocalReference(
  text: string,
): Result<LocalReference & { value: string }, LocalReferenceProblem> {
  if (text.length > TYPED_LIMIT) return err("shape");
  const compact = lookAlikeToLatin(text.toUpperCase().replace(/[\s\p{Pd}\p{Cf}_./]/gu, ""));
  const match = COMPACT.exec(compact);
  if (!match) return err("shape");
  const [, municipality = "", yy = "", code = "", nnnn = "", check = ""] = match;
  if (checkCharacter(compact.slice(0, -1)) !== check) return err("check-character");
  const counter = Number(nnnn);
  if (counter === 0) return err("shape");
  const value = written(municipality, yy, code, nnnn, check);
  return ok({ municipality, year: 2000 + Number(yy), code, counter, value });
}
