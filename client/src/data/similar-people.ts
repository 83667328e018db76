import { fold } from "@konta/shared/people/fold";
import { comparableIdentifier } from "@konta/shared/people/identifiers";
import { matchName } from "@konta/shared/people/match-name";
import { prepareName, prepareQuery } from "@konta/shared/people/prepare-name";
import { checkPhone } from "@konta/shared/people/phone-number";
import type { BirthDate } from "@konta/shared/people/birth";
import type { FoundPerson, MatchReason, PersonLine } from "./border";
import { freshIndex } from "./find-people";
import { personLine } from "./person-line";
import type { Replica } from "./replica";

export interface PersonSketch {
  name: string;
  birth?: BirthDate;
  fatherName?: string;
  phones: string[];
  numbers: string[];
}

const FEWEST_LETTERS = 3;
const MOST_SHOWN = 5;
const SHORTEST_NUMBER = 5;
/** What a sign says about two records being one person; the sum ranks, under the least nobody is shown. */
const WEIGHT = { number: 1000, phone: 450, wholeName: 300, someName: 100, sameBirth: 250, otherBirth: -200 };
const WEIGHT_FATHER = 100;
const WEIGHT_TWIN = -250;
const LEAST = 300;

const isWholeDate = (birth: BirthDate | undefined): birth is BirthDate =>
  birth?.day !== undefined && !birth.approximate;

function birthWeight(a: BirthDate | undefined, b: BirthDate | undefined): number {
  if (!isWholeDate(a) || !isWholeDate(b)) return 0;
  const isSame = a.year === b.year && a.month === b.month && a.day === b.day;
  return isSame ? WEIGHT.sameBirth : WEIGHT.otherBirth;
}

const sameName = (a: string | undefined, b: string | undefined): boolean =>
  Boolean(a && b) && matchName(prepareQuery(a ?? ""), prepareName([b ?? ""])) !== null;

interface Signs {
  number: boolean;
  phone: boolean;
}

/** Same father and day, and yet not the same words in the name: likelier a twin than the same person. */
function weigh(sketch: PersonSketch, line: PersonLine, signs: Signs, words: number, matched: number) {
  const isWhole = words > 0 && matched === words;
  const birth = birthWeight(sketch.birth, line.birth);
  const father = sameName(sketch.fatherName, line.fatherName);
  const isTwin = father && birth > 0 && matched > 0 && !isWhole && !signs.number;
  const name = isWhole ? WEIGHT.wholeName : matched > 0 ? WEIGHT.someName : 0;
  return (
    (signs.number ? WEIGHT.number : 0) +
    (signs.phone ? WEIGHT.phone : 0) +
    name +
    birth +
    (father ? WEIGHT_FATHER : 0) +
    (isTwin ? WEIGHT_TWIN + WEIGHT_FATHER : 0)
  );
}

/** People who may be the one being registered, the strongest sign first (rule B3); nobody is ever merged by it. */
export function similarPeople(replica: Replica, sketch: PersonSketch): FoundPerson[] {
  freshIndex(replica);
  const { people } = replica;
  const query = prepareQuery(sketch.name);
  const isTyped = fold(sketch.name).replaceAll(" ", "").length >= FEWEST_LETTERS;
  const matched = isTyped ? people.countMatches(query) : new Map<string, number>();
  const signs = new Map<string, Signs>();
  const sign = (typed: string, which: keyof Signs): void => {
    const text = comparableIdentifier(typed);
    if (text.length < SHORTEST_NUMBER) return;
    for (const { id, score } of people.byNumber(text))
      if (score === 3) signs.set(id, { number: false, phone: false, ...signs.get(id), [which]: true });
  };
  for (const number of sketch.numbers) sign(number, "number");
  for (const phone of sketch.phones) {
    const checked = checkPhone(phone);
    sign(checked.ok ? checked.value.value : phone, "phone");
  }
  const ranked: { person: FoundPerson; weight: number }[] = [];
  for (const id of new Set([...signs.keys(), ...matched.keys()])) {
    const its = signs.get(id) ?? { number: false, phone: false };
    const count = matched.get(id) ?? 0;
    if (count < query.words.length && count < 2 && !its.number && !its.phone && !sketch.birth) continue;
    const line = personLine(replica, id);
    if (!line) continue;
    const weight = weigh(sketch, line, its, query.words.length, count);
    if (weight < LEAST) continue;
    const name = people.nameOf(id);
    const byName = name && matchName(query, name)?.reason;
    const reason: MatchReason = its.number ? "number" : its.phone ? "phone" : (byName ?? "stem");
    ranked.push({ person: { ...line, reason }, weight });
  }
  return ranked
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SHOWN)
    .map(({ person }) => person);
}
