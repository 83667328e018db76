import { birthDateSchema } from "@konta/shared/people/birth";
import { fold } from "@konta/shared/people/fold";
import { comparableIdentifier } from "@konta/shared/people/identifiers";
import { sameValue } from "@konta/shared/sync/same-value";
import * as z from "zod/mini";
import type { DuplicateSide } from "../../data/office/duplicate-answers";

/** `same` says the same · `alike` nearly, or in part · `differs` · `one` only one of the files knows it. */
export type Likeness = "same" | "alike" | "differs" | "one";

const PLAIN = ["fatherName", "motherName", "settlement", "description"] as const;
const EXACT = ["sex", "community"] as const;
const LISTS = ["phones", "household"] as const;

/** The facts of a file that two files of one person would share, in the order they are shown. */
export const COMPARED_FACTS = [
  "birth",
  "sex",
  "fatherName",
  "motherName",
  "phones",
  "numbers",
  "household",
  "community",
  "settlement",
  "description",
] as const;
export type ComparedFact = (typeof COMPARED_FACTS)[number];

export interface Comparison {
  fact: ComparedFact;
  is: Likeness;
}

const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  names.some((one) => one === name);

/** Accents, capitals and word order apart, two texts may be one. */
const looseText = (text: string): string => fold(text).split(" ").toSorted().join(" ");

function likeText(one: string, other: string): Likeness {
  if (one === other) return "same";
  return looseText(one) === looseText(other) ? "alike" : "differs";
}

/** Lists of the same things in any order are the same; one thing in both makes them alike. */
function likeLists(one: readonly string[], other: readonly string[]): Likeness {
  const shared = one.filter((value) => other.includes(value)).length;
  if (shared === 0) return "differs";
  return shared === one.length && shared === other.length ? "same" : "alike";
}

/** One that knows only the year, or only guesses, does not contradict the other. */
function likeBirths(one: unknown, other: unknown): Likeness {
  if (sameValue(one, other)) return "same";
  const [left, right] = [z.safeParse(birthDateSchema, one), z.safeParse(birthDateSchema, other)];
  if (!left.success || !right.success || left.data.year === undefined) return "differs";
  const parts = ["year", "month", "day"] as const;
  const contradicts = parts.some((part) => {
    const [mine, theirs] = [left.data[part], right.data[part]];
    return mine !== undefined && theirs !== undefined && mine !== theirs;
  });
  return contradicts ? "differs" : "alike";
}

/** As they are compared; empty when a file does not know the fact. */
export function looseList(side: DuplicateSide, fact: "phones" | "numbers" | "household"): string[] {
  if (fact === "numbers")
    return side.numbers.map(({ kind, value }) => `${kind} ${comparableIdentifier(value)}`);
  return side[fact].map(fact === "phones" ? comparableIdentifier : looseText);
}

function isKnown(side: DuplicateSide, fact: ComparedFact): boolean {
  const value = side[fact];
  if (Array.isArray(value)) return value.length > 0;
  if (fact !== "birth") return value !== undefined && value !== "";
  const birth = z.safeParse(birthDateSchema, value);
  return birth.success ? birth.data.year !== undefined : value !== undefined && value !== null;
}

function likeness(one: DuplicateSide, other: DuplicateSide, fact: ComparedFact): Likeness {
  if (!isKnown(one, fact) || !isKnown(other, fact)) return "one";
  if (fact === "birth") return likeBirths(one.birth, other.birth);
  if (isOneOf(PLAIN, fact)) return likeText(one[fact] ?? "", other[fact] ?? "");
  if (isOneOf(EXACT, fact)) return one[fact] === other[fact] ? "same" : "differs";
  if (fact === "numbers" || isOneOf(LISTS, fact))
    return likeLists(looseList(one, fact), looseList(other, fact));
  return "differs";
}

/** The facts that at least one of the two files knows, with what sets them apart. */
export function compareSides([one, other]: readonly [DuplicateSide, DuplicateSide]): Comparison[] {
  return COMPARED_FACTS.filter((fact) => isKnown(one, fact) || isKnown(other, fact)).map((fact) => ({
    fact,
    is: likeness(one, other, fact),
  }));
}

/** Kinds of the numbers that both have. */
export function sharedNumberKinds([one, other]: readonly [DuplicateSide, DuplicateSide]): string[] {
  const theirs = looseList(other, "numbers");
  const shared = one.numbers.filter(({ kind, value }) =>
    theirs.includes(`${kind} ${comparableIdentifier(value)}`),
  );
  return [...new Set(shared.map(({ kind }) => kind))];
}
