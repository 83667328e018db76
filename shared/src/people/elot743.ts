/** Letter by letter (ΕΛΟΤ 743 type 2 = ISO 843 transcription); the context rules are below. */
const LETTERS: Record<string, string> = {
  α: "a",
  β: "v",
  γ: "g",
  δ: "d",
  ε: "e",
  ζ: "z",
  η: "i",
  θ: "th",
  ι: "i",
  κ: "k",
  λ: "l",
  μ: "m",
  ν: "n",
  ξ: "x",
  ο: "o",
  π: "p",
  ρ: "r",
  σ: "s",
  ς: "s",
  τ: "t",
  υ: "y",
  φ: "f",
  χ: "ch",
  ψ: "ps",
  ω: "o",
};

const GREEK_LETTER = /[Α-ΡΣ-Ωα-ω]/;
const ANY_LETTER = /\p{L}/u;
/** A sound the υ of αυ, ευ, ηυ stays voiced before. */
const VOICED_NEXT = "αεηιουωβγδζλμνρ";
const LETTER_WITH_MARKS = /(\P{M})(\p{M}*)/gsu;
const ACCENT = /[\u0300\u0301\u0342\u0313\u0314]/;
const DIAERESIS = /\u0308/;

type Letter = { typed: string; lower: string; isUpper: boolean; accent: boolean; diaeresis: boolean };

function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  for (const [typed, base = "", marks = ""] of text.normalize("NFD").matchAll(LETTER_WITH_MARKS)) {
    const lower = GREEK_LETTER.test(base) ? base.toLowerCase() : "";
    letters.push({
      typed,
      lower,
      isUpper: lower !== "" && lower !== base,
      accent: ACCENT.test(marks),
      diaeresis: DIAERESIS.test(marks),
    });
  }
  return letters;
}

/** An accent on the first letter, or a diaeresis on the second, says that two vowels do not belong together. */
const belongTogether = (first: Letter, second: Letter): boolean => !first.accent && !second.diaeresis;

const isLetter = (letter: Letter | undefined): boolean =>
  letter !== undefined && (letter.lower !== "" || ANY_LETTER.test(letter.typed));

/** The Latin for the letter at `at`, in lower case; "" when the letter before already said it. */
function latinAt(letters: readonly Letter[], at: number, letter: Letter): string {
  const before = letters[at - 1];
  const after = letters[at + 1];
  if (letter.lower === "γ" && after && "γξχ".includes(after.lower || "-")) return "n";
  if (letter.lower === "μ" && after?.lower === "π") {
    return isLetter(before) && isLetter(letters[at + 2]) ? "m" : "b";
  }
  if (letter.lower === "π" && before?.lower === "μ") {
    return isLetter(letters[at - 2]) && isLetter(after) ? "p" : "";
  }
  if (letter.lower === "υ" && before && before.lower !== "" && belongTogether(before, letter)) {
    if (before.lower === "ο") return "u";
    if ("αεη".includes(before.lower)) return VOICED_NEXT.includes(after?.lower || "-") ? "v" : "f";
  }
  return LETTERS[letter.lower] ?? "";
}

/** Θάνου → Th, ΘΑΝΟΥ → TH: a capital that becomes two letters follows its neighbour. */
function inCase(latin: string, letters: readonly Letter[], at: number, isAllUpper: boolean): string {
  if (!letters[at]?.isUpper) return latin;
  if (latin.length < 2) return latin.toUpperCase();
  const after = letters[at + 1];
  const before = letters[at - 1];
  const wholeUpper = after?.lower ? after.isUpper : before?.lower ? before.isUpper : isAllUpper;
  return wholeUpper ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}

/**
 * Greek text in Latin letters after ΕΛΟΤ 743 type 2, without accents, in the case of the input.
 * What is not Greek stays as it is. A spelling from somebody's papers wins over this one
 * (ΦΕΚ Β 1440/2005 allows departures), so callers use it only as a proposal and for searching.
 */
export function elot743(greek: string): string {
  const letters = lettersOf(greek);
  const upperCount = letters.filter((letter) => letter.isUpper).length;
  const isAllUpper = upperCount > 1 && upperCount === letters.filter((letter) => letter.lower !== "").length;
  return letters
    .map((letter, at) =>
      letter.lower === "" ? letter.typed : inCase(latinAt(letters, at, letter), letters, at, isAllUpper),
    )
    .join("")
    .normalize("NFC");
}
