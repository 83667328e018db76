/** Capitals that look the same in both scripts; each Greek letter stands at the place of its Latin twin. */
const LATIN = "ABEZHIKMNOPTYX";
const GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

const pairs = [...LATIN].map((latin, at): [string, string] => [latin, GREEK.charAt(at)]);

const TO_GREEK = new Map(pairs.flatMap(([l, g]) => [[l, g] as const, [l.toLowerCase(), g.toLowerCase()]]));
const TO_LATIN = new Map(pairs.flatMap(([l, g]) => [[g, l] as const, [g.toLowerCase(), l.toLowerCase()]]));

/** Latin letters that have a Greek twin become that twin; everything else stays. Case is kept. */
export const lookAlikeToGreek = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => TO_GREEK.get(letter) ?? letter);

/** Greek letters that have a Latin twin become that twin; everything else stays. Case is kept. */
export const lookAlikeToLatin = (text: string): string =>
  text.replace(/[Α-Ωα-ω]/g, (letter) => TO_LATIN.get(letter) ?? letter);
