import type { LocalDate } from "@konta/shared/base/local-date";
import { err, ok, type Result } from "@konta/shared/base/result";
import { tidyText } from "@konta/shared/base/text";
import { dayFromTyped } from "@konta/shared/base/typed-day";
import { birthFromTyped, type BirthDate, type BirthProblem } from "@konta/shared/people/birth";
import { IDENTIFIER_LIMIT } from "@konta/shared/people/identifier";
import type { PersonDraft } from "../../data/border";
import type { NameFields } from "../../data/border-fields";
import type { TypedPerson } from "./typed-person";

const LINE_LIMIT = 120;
const NOTE_LIMIT = 500;
const LANGUAGES_LIMIT = 8;
const LANGUAGE_LIMIT = 40;

export type FieldProblem =
  | { code: "nothing-to-recognise" }
  | { code: "birth"; problem: BirthProblem }
  | { code: "too-long"; limit: number }
  | { code: "not-a-day" };

/** What is refused, under the name of its field; rows of a list as `numbers.0`. */
export type PersonProblems = Record<string, FieldProblem>;

const LINES = [
  "surname",
  "givenName",
  "fatherName",
  "motherName",
  "settlement",
  "latinSurname",
  "latinGivenName",
  "nickname",
] as const;

function lengthProblems(typed: TypedPerson): PersonProblems {
  const problems: PersonProblems = {};
  const check = (field: string, text: string, limit: number) => {
    if (tidyText(text).length > limit) problems[field] = { code: "too-long", limit };
  };
  for (const field of LINES) check(field, typed[field], LINE_LIMIT);
  check("note", typed.note, NOTE_LIMIT);
  for (const field of ["amka", "afm", "phone"] as const) check(field, typed[field], IDENTIFIER_LIMIT);
  typed.numbers.forEach(({ value }, at) => check(`numbers.${at}`, value, IDENTIFIER_LIMIT));
  typed.documents.forEach(({ number }, at) => check(`documents.${at}`, number, IDENTIFIER_LIMIT));
  for (const language of languagesOf(typed)) check("languages", language, LANGUAGE_LIMIT);
  return problems;
}

const languagesOf = ({ languages }: TypedPerson): string[] =>
  languages
    .split(/[,;·\n]/u)
    .map(tidyText)
    .filter((word) => word !== "")
    .slice(0, LANGUAGES_LIMIT);

/** Where only the year is known, the day and month of before are not meant. */
export function typedBirth({ birth }: TypedPerson, today: LocalDate): Result<BirthDate, BirthProblem> {
  return birthFromTyped(birth.approximate ? { ...birth, day: "", month: "" } : birth, today);
}

const namesOf = (typed: TypedPerson): PersonDraft["names"] => {
  const name = (kind: NameFields["kind"], surname: string, givenName: string, unnamed = false) => {
    const [family, given] = [tidyText(surname), tidyText(givenName)];
    if (!family && !given && !unnamed) return [];
    return [
      {
        kind,
        ...(family && { surname: family }),
        ...(given && { givenName: given }),
        ...(unnamed && { unnamed }),
      },
    ];
  };
  return [
    ...name("main", typed.surname, typed.givenName, typed.unnamed && tidyText(typed.givenName) === ""),
    ...name("card", typed.latinSurname, typed.latinGivenName),
    ...name("nickname", "", typed.nickname),
  ];
};

function fieldsOf(typed: TypedPerson, birth: BirthDate, isNamed: boolean): PersonDraft["fields"] {
  const line = (text: string) => tidyText(text);
  const note = line(typed.note);
  const order = Number(typed.birthOrder);
  const languages = languagesOf(typed);
  return {
    ...(line(typed.fatherName) && { fatherName: line(typed.fatherName) }),
    ...(line(typed.motherName) && { motherName: line(typed.motherName) }),
    ...(birth.year !== undefined && { birth }),
    ...(Number.isInteger(order) && order >= 1 && order <= 9 && { birthOrder: order }),
    ...(typed.sex && { sex: typed.sex }),
    ...(typed.community && { community: typed.community }),
    ...(line(typed.settlement) && { settlement: line(typed.settlement) }),
    ...(languages.length > 0 && { languages }),
    ...(typed.interpreter && { interpreter: true }),
    // Without a name the note is all there is to recognise somebody by.
    ...(note && (isNamed ? { howToFind: note } : { description: note })),
  };
}

function householdOf(typed: TypedPerson): PersonDraft["household"] {
  const relation = typed.relation ? { relation: typed.relation } : {};
  if (typed.household === "with" && typed.householdWith)
    return { withPersonId: typed.householdWith.id, ...relation };
  return typed.household === "new" ? relation : undefined;
}

const untilOf = (typed: string): { until?: string } => {
  const day = dayFromTyped(typed);
  return day.ok && day.value ? { until: day.value } : {};
};

function numbersOf(typed: TypedPerson): PersonDraft["identifiers"] {
  const own = (["amka", "afm"] as const).map((kind) => ({ kind, value: tidyText(typed[kind]) }));
  const others = typed.numbers.flatMap(({ kind, value, until }) =>
    kind ? [{ kind, value: tidyText(value), ...untilOf(until) }] : [],
  );
  return [...own, ...others].filter(({ value }) => value !== "");
}

/**
 * The person that a form describes, or why it cannot be saved, field by field. Only two things are refused: nothing to
 * recognise somebody by, and what cannot be (a day of no calendar, a text longer than its place).
 */
export function personDraftFrom(typed: TypedPerson, today: LocalDate): Result<PersonDraft, PersonProblems> {
  const problems = lengthProblems(typed);
  const birth = typedBirth(typed, today);
  if (!birth.ok) problems["birth"] = { code: "birth", problem: birth.error };
  typed.numbers.forEach(({ until }, at) => {
    if (!dayFromTyped(until).ok) problems[`numbers.${at}.until`] = { code: "not-a-day" };
  });
  typed.documents.forEach(({ until }, at) => {
    if (!dayFromTyped(until).ok) problems[`documents.${at}.until`] = { code: "not-a-day" };
  });
  const names = namesOf(typed);
  if (names.length === 0 && tidyText(typed.note) === "")
    problems["surname"] = { code: "nothing-to-recognise" };
  if (Object.keys(problems).length > 0) return err(problems);

  const number = tidyText(typed.phone);
  const household = householdOf(typed);
  return ok({
    fields: fieldsOf(typed, birth.ok ? birth.value : {}, names.length > 0),
    names,
    phones: number ? [{ number }] : [],
    identifiers: numbersOf(typed),
    documents: typed.documents.flatMap(({ kind, number: paper, until }) =>
      kind ? [{ kind, ...(tidyText(paper) && { number: tidyText(paper) }), ...untilOf(until) }] : [],
    ),
    ...(household && { household }),
  });
}
