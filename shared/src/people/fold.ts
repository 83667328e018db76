import { lookAlikeToGreek, lookAlikeToLatin } from "./look-alike";

/** Letters that no Unicode decomposition takes apart, as a Greek clerk would write them. */
const UNDECOMPOSED: Record<string, string> = {
  ς: "σ",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  ə: "e",
};

const ALREADY_FOLDED = /^[a-zα-ρσ-ω0-9]+(?: [a-zα-ρσ-ω0-9]+)*$/;
const MARKS = /\p{M}+/gu;
const UNDECOMPOSED_LETTER = /[ςßæœøđðþłıħə]/g;
/** O'Brien and d’Angelo are one word; hyphens, dots and all the rest part words. */
const APOSTROPHES = /['’‘ʼʹʻ`´΄᾽]/g;
const SEPARATORS = /[^\p{L}\p{Nd}]+/gu;
const EASTERN_DIGIT = /[٠-٩۰-۹]/g;
const LATIN_LETTER = /[a-z]/;
const GREEK_LETTER = /[α-ω]/;

/** A word half in Greek and half in Latin is a keyboard left in the wrong layout: its look-alikes decide. */
function oneScript(word: string): string {
  if (!LATIN_LETTER.test(word) || !GREEK_LETTER.test(word)) return word;
  const greek = lookAlikeToGreek(word);
  if (!LATIN_LETTER.test(greek)) return greek;
  const latin = lookAlikeToLatin(word);
  return GREEK_LETTER.test(latin) ? word : latin;
}

/**
 * The form in which two spellings of one text are the same: lower case, without accents, diaeresis and
 * final sigma; letters of any script, ASCII digits and single blanks only. Words that mix Greek and Latin
 * look-alikes become one script. Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (ALREADY_FOLDED.test(text) && !(LATIN_LETTER.test(text) && GREEK_LETTER.test(text))) return text;
  const plain = text
    .replace(APOSTROPHES, "")
    .normalize("NFKD")
    .toLowerCase()
    // Lower case may bring a mark back (İ), and Eastern digits are two fixed runs of ten.
    .normalize("NFKD")
    // Some letters hold an apostrophe of their own (the Afrikaans n), which only now stands free.
    .replace(APOSTROPHES, "")
    .replace(MARKS, "")
    .replace(UNDECOMPOSED_LETTER, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(EASTERN_DIGIT, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(SEPARATORS, " ")
    .trim();
  if (!LATIN_LETTER.test(plain) || !GREEK_LETTER.test(plain)) return plain;
  return plain.split(" ").map(oneScript).join(" ");
}
