import type { BirthDate } from "./birth";
import { matchName } from "./match-name";
import {
  type PreparedName,
  type PreparedQuery,
  type PreparedWord,
  prepareName,
  prepareQuery,
} from "./prepare-name";

/** Why two files may be of one person, the strongest first. */
export const DUPLICATE_REASONS = [
  "number",
  "phone",
  "name",
  "similar-name",
  "birth",
  "similar-birth",
  "father",
  "mother",
  "community",
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What is compared of one person. Phones and numbers are as `comparableIdentifier` leaves them. */
export interface PersonFacts {
  names: readonly { surname?: string; givenName?: string }[];
  fatherName?: string;
  motherName?: string;
  birth?: BirthDate;
  birthOrder?: number;
  phones: readonly string[];
  /** Kind and value in one text: a number is the same only where its kind is. */
  numbers: readonly string[];
  community?: string;
}

/** A text as it is asked for, and as it is found. */
type Likeable = readonly [PreparedQuery, PreparedName];

interface Name {
  whole: Likeable;
  surname: Likeable | null;
  hasGivenName: boolean;
}

/** The same, prepared once for many comparisons. */
export interface PersonSketch extends Omit<PersonFacts, "names"> {
  names: readonly Name[];
  father: Likeable | null;
  mother: Likeable | null;
}

export interface DuplicateMatch {
  kind: "same" | "twins";
  reasons: DuplicateReason[];
  /** The greater, the likelier. */
  weight: number;
}

/** Judged on pairs of invented people (duplicates.test.ts): two strong signs together make a candidate, one does not. */
const WEIGHT: Record<DuplicateReason, number> = {
  number: 400,
  phone: 150,
  name: 200,
  "similar-name": 160,
  birth: 150,
  "similar-birth": 60,
  father: 80,
  mother: 80,
  community: 10,
};
/** Two whole dates that differ: father and son, or grandfather and grandson, often have one name. */
const OTHER_BIRTH = -200;
const OTHER_PARENT = -100;
const LEAST = 300;
const YEARS_OFF = 2;
const KEYS_PER_WORD = 3;
const WORDS_PER_NAME = 4;

/**
 * Makes sketches of many people: names repeat, and each word is prepared and kept once.
 * @returns the sketch of one person
 */
export function sketcher(): (facts: PersonFacts) => PersonSketch {
  const words = new Map<string, PreparedWord>();
  const texts = new Map<string, Likeable>();
  const interned = (all: readonly PreparedWord[]): PreparedWord[] =>
    all.map((word) => {
      const known = words.get(word.folded);
      if (!known) words.set(word.folded, word);
      return known ?? word;
    });
  const likeable = (text: string, parts: readonly string[]): Likeable => {
    const { words: asked, digits } = prepareQuery(text);
    return [{ words: interned(asked), digits }, { words: interned(prepareName(parts).words) }];
  };
  const often = (text = ""): Likeable | null => {
    if (text.trim() === "") return null;
    const made = texts.get(text) ?? likeable(text, [text]);
    texts.set(text, made);
    return made;
  };
  return ({ names, ...facts }) => ({
    ...facts,
    father: often(facts.fatherName),
    mother: often(facts.motherName),
    names: names.flatMap(({ surname = "", givenName = "" }) => {
      const whole = `${surname} ${givenName}`.trim();
      if (whole === "") return [];
      return [
        {
          whole: likeable(whole, [surname, givenName]),
          surname: often(surname),
          hasGivenName: givenName.trim() !== "",
        },
      ];
    }),
  });
}

const isWhole = (birth: BirthDate | undefined): birth is BirthDate & { year: number; day: number } =>
  birth?.day !== undefined && birth.approximate !== true;

/** Both ways: a short name is found in a longer one, which does not make them one. */
function likeTexts(one: Likeable, other: Likeable): "same" | "alike" | null {
  const [there, back] = [matchName(one[0], other[1]), matchName(other[0], one[1])];
  if (!there || !back) return null;
  const isSame = [there, back].every(({ reason }) => reason === "exact" || reason === "key");
  return isSame ? "same" : "alike";
}

function likeNames(a: PersonSketch, b: PersonSketch): "same" | "alike" | null {
  let best: "alike" | null = null;
  for (const one of a.names)
    for (const other of b.names) {
      const like = likeTexts(one.whole, other.whole);
      if (like === "same") return like;
      best = like ?? best;
    }
  return best;
}

function likeBirths(a: BirthDate | undefined, b: BirthDate | undefined): DuplicateReason | "other" | null {
  if (a?.year === undefined || b?.year === undefined) return null;
  if (isWhole(a) && isWhole(b)) {
    if (a.year === b.year && a.month === b.month && a.day === b.day) return "birth";
    return a.year === b.year && a.month === b.day && a.day === b.month ? "similar-birth" : "other";
  }
  const isGuess = a.approximate === true || b.approximate === true;
  return Math.abs(a.year - b.year) <= (isGuess ? YEARS_OFF : 0) ? "similar-birth" : "other";
}

/** Null where one of them is not known. */
const areLike = (a: Likeable | null, b: Likeable | null): boolean | null =>
  a && b ? likeTexts(a, b) !== null : null;

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** One surname, one whole date, a parent in common, and yet another given name, or none yet: likelier two children. */
function areTwins(a: PersonSketch, b: PersonSketch, reasons: ReadonlySet<DuplicateReason>): boolean {
  if (reasons.has("number") || !reasons.has("birth")) return false;
  if (!reasons.has("father") && !reasons.has("mother")) return false;
  if (a.birthOrder !== undefined && b.birthOrder !== undefined && a.birthOrder !== b.birthOrder) return true;
  const areNamed = a.names.some((one) => one.hasGivenName) && b.names.some((one) => one.hasGivenName);
  if (areNamed && (reasons.has("name") || reasons.has("similar-name"))) return false;
  return a.names.some((one) =>
    b.names.some(
      (other) =>
        areLike(one.surname, other.surname) === true &&
        (!one.hasGivenName || !other.hasGivenName || areNamed),
    ),
  );
}

/** Whether two files may be of one person, and why; null when that is not likely. The order of the two does not matter. */
export function compareSketches(a: PersonSketch, b: PersonSketch): DuplicateMatch | null {
  const found = new Set<DuplicateReason>();
  if (share(a.numbers, b.numbers)) found.add("number");
  if (share(a.phones, b.phones)) found.add("phone");
  const names = likeNames(a, b);
  if (names) found.add(names === "same" ? "name" : "similar-name");
  const births = likeBirths(a.birth, b.birth);
  if (births && births !== "other") found.add(births);
  const [father, mother] = [areLike(a.father, b.father), areLike(a.mother, b.mother)];
  if (father) found.add("father");
  if (mother) found.add("mother");
  if (a.community !== undefined && a.community === b.community) found.add("community");
  const reasons = DUPLICATE_REASONS.filter((reason) => found.has(reason));
  const sum = reasons.reduce((weight, reason) => weight + WEIGHT[reason], 0);
  if (areTwins(a, b, found)) return { kind: "twins", reasons, weight: sum };
  const against =
    (births === "other" && !found.has("number") ? OTHER_BIRTH : 0) +
    (father === false ? OTHER_PARENT : 0) +
    (mother === false ? OTHER_PARENT : 0);
  const isNamed = found.has("number") || names !== null;
  const weight = sum + (found.has("number") ? 0 : against);
  return isNamed && weight >= LEAST ? { kind: "same", reasons, weight } : null;
}

/** The sound of a whole name, in any order of its words; several where a Latin spelling can be read in several ways. */
function soundsOf({ whole: [query] }: Name): string[] {
  let all: string[][] = [[]];
  for (const { keys } of query.words.slice(0, WORDS_PER_NAME))
    all = all.flatMap((sound) => keys.slice(0, KEYS_PER_WORD).map((key) => [...sound, key]));
  return all.map((sound) => sound.toSorted().join(" "));
}

/** People who share none of these are never compared. */
export function blockKeys(sketch: PersonSketch): string[] {
  const { numbers, phones, names, birth } = sketch;
  const keys = [...numbers.map((number) => `n ${number}`), ...phones.map((phone) => `p ${phone}`)];
  for (const sound of names.flatMap(soundsOf)) {
    keys.push(`s ${sound}`);
    // A name that very many have is compared among people of one year at least.
    if (birth?.year !== undefined) keys.push(`y ${birth.year} ${sound}`);
  }
  if (isWhole(birth)) {
    const [low, high] = [birth.month ?? 0, birth.day].toSorted((one, other) => one - other);
    keys.push(`b ${birth.year} ${low} ${high}`);
  }
  return [...new Set(keys)];
}
