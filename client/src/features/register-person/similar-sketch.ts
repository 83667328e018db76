import type { LocalDate } from "@konta/shared/base/local-date";
import { fold } from "@konta/shared/people/fold";
import { matchName } from "@konta/shared/people/match-name";
import { prepareName, prepareQuery } from "@konta/shared/people/prepare-name";
import type { DeviceStore, FoundPerson } from "../../data/border";
import { typedBirth } from "./person-draft";
import type { TypedPerson } from "./typed-person";

export type Sketch = Parameters<DeviceStore["similar"]>[0];

/** Shorter beginnings of a name fit half the village. */
const FEWEST_LETTERS = 3;
const FEWEST_DIGITS = 6;

const digitsIn = (text: string): number => text.replace(/\D/g, "").length;

/** What is known so far for the question "is this somebody we know?"; null while it would only be noise. */
export function sketchOf(typed: TypedPerson, today: LocalDate): Sketch | null {
  const birth = typedBirth(typed, today);
  const greek = [typed.surname, typed.givenName].map((part) => part.trim()).filter(Boolean);
  const latin = [typed.latinSurname, typed.latinGivenName].map((part) => part.trim()).filter(Boolean);
  const name = (greek.length > 0 ? greek : latin).join(" ");
  const phones = [typed.phone.trim()].filter((phone) => digitsIn(phone) >= FEWEST_DIGITS);
  const numbers = [typed.amka, typed.afm, ...typed.numbers.map(({ value }) => value)]
    .map((number) => number.trim())
    .filter((number) => digitsIn(number) >= FEWEST_DIGITS);
  const isTelling = fold(name).replaceAll(" ", "").length >= FEWEST_LETTERS;
  if (!isTelling && phones.length === 0 && numbers.length === 0) return null;
  const fatherName = typed.fatherName.trim();
  return {
    name,
    ...(birth.ok && birth.value.year !== undefined && { birth: birth.value }),
    ...(fatherName && { fatherName }),
    phones,
    numbers,
  };
}

const SURE = new Set(["exact", "key", "stem"]);

/** Spelt alike, sounding alike, or one form of the other: the genitive of a form is the same father. */
function isSameName(typed: string, known: string): boolean {
  const match = matchName(prepareQuery(typed), prepareName([known]));
  return match !== null && SURE.has(match.reason);
}

/** Same father, same whole day, and a first name the other one does not carry: likelier a twin than the same person. */
export function isPossibleTwin(found: FoundPerson, typed: TypedPerson, today: LocalDate): boolean {
  const birth = typedBirth(typed, today);
  if (!birth.ok || birth.value.day === undefined || !found.birth || found.birth.day === undefined)
    return false;
  const isSameDay =
    birth.value.day === found.birth.day &&
    birth.value.month === found.birth.month &&
    birth.value.year === found.birth.year;
  if (!isSameDay || !found.fatherName || !isSameName(typed.fatherName, found.fatherName)) return false;
  const given = typed.givenName.trim();
  return given !== "" && !isSameName(given, `${found.name} ${found.latinName}`);
}
