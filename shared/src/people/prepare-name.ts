import { elot743 } from "./elot743";
import { fold } from "./fold";
import { type NameStem, nameStems } from "./name-stem";
import { LETTERS_PER_WORD, soundKeysOfFolded } from "./sound-key";

/** A word in all the forms in which it is compared. */
export type PreparedWord = {
  folded: string;
  /** Its ΕΛΟΤ 743 spelling, folded: half-typed Latin words are beginnings of it. The same as `folded` when Latin. */
  latin: string;
  keys: readonly string[];
  stems: readonly NameStem[];
};

export type PreparedName = { words: readonly PreparedWord[] };

/** `digits` as `queryDigits` finds them: numbers are looked up elsewhere, names with `matchName`. */
export type PreparedQuery = { words: readonly PreparedWord[]; digits: string | null };

const WORDS_PER_NAME = 40;
const WORDS_PER_QUERY = 10;
/** A part of more words than this is a description, which nobody writes together. */
const WORDS_JOINED = 3;
const FEWEST_DIGITS = 3;
const TEXT_LIMIT = 400;

const NUMBER_WORD = /^[+(]*[0-9٠-٩۰-۹][0-9٠-٩۰-۹().\-/]*$/;
const GREEK = /[α-ω]/;
/** «του Γεωργίου» on a form is Γεώργιος. */
const ARTICLES = new Set(["του", "τησ", "τον", "την", "tou", "tis"]);

export function prepareWord(folded: string): PreparedWord {
  const keys = soundKeysOfFolded(folded);
  const latin = GREEK.test(folded) ? elot743(folded.slice(0, LETTERS_PER_WORD)) : folded;
  return { folded, latin, keys, stems: keys.flatMap(nameStems) };
}

const wordsOf = (text: string): string[] =>
  fold(text.slice(0, TEXT_LIMIT))
    .split(" ")
    .filter((word) => word !== "");

/**
 * @param parts surname, first name, father's name, nickname, other spellings, in any order. A part of two or
 * three words is also found when typed as one (Χατζή-Γιάννης, Abdul Rahman).
 */
export function prepareName(parts: readonly string[]): PreparedName {
  const all = new Set<string>();
  for (const part of parts) {
    const words = wordsOf(part);
    for (const word of words) all.add(word);
    if (words.length > 1 && words.length <= WORDS_JOINED) all.add(words.join(""));
  }
  return { words: [...all].slice(0, WORDS_PER_NAME).map(prepareWord) };
}

/** Words that are a number (three digits or more, with the signs people put into phone numbers). */
const isNumberWord = (word: string): boolean => NUMBER_WORD.test(word);

const typedWords = (text: string): string[] => text.slice(0, TEXT_LIMIT).trim().split(/\s+/u);

/**
 * The digits of a phone or any number in a query, ASCII, signs and blanks off, a Greek country code off;
 * null when there are fewer than three. Numbers glued to letters (ΑΒ123456) are not digits but a word.
 */
export function queryDigits(text: string): string | null {
  const typed = typedWords(text).filter(isNumberWord).join("");
  const digits = fold(typed).replaceAll(" ", "");
  if (digits.length < FEWEST_DIGITS) return null;
  return /^\+|^00/.test(typed) ? digits.replace(/^(?:00)?30(?=[26])/, "") : digits;
}

/** @param text what was typed into the search box */
export function prepareQuery(text: string): PreparedQuery {
  const digits = queryDigits(text);
  const named =
    digits === null
      ? text
      : typedWords(text)
          .filter((word) => !isNumberWord(word))
          .join(" ");
  const words = wordsOf(named);
  const telling = words.filter((word) => !ARTICLES.has(word));
  const kept = [...new Set(telling.length > 0 ? telling : words)].slice(0, WORDS_PER_QUERY);
  return { words: kept.map(prepareWord), digits };
}
