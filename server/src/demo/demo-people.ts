import { assert } from "@konta/shared/base/assert";
import { addDays, instantOf, type LocalDate } from "@konta/shared/base/local-date";
import type { BirthDate } from "@konta/shared/people/birth";
import { LAST_COUNTER, localReference } from "@konta/shared/people/local-reference";
import type { SystemRecord } from "../sync/system-ops";
import type { DemoBatch, DemoPerson } from "./demo-batch";
import { type DemoFamily, demoFamily, demoFatherName, demoMotherName, demoName } from "./demo-names";
import { demoAfm, demoAmka, demoCard, demoLandline, demoMobile } from "./demo-numbers";
import { ROUNDS, workingDays } from "./demo-outings";
import { demoId, type DemoRandom } from "./demo-random";
import { staffIdOf } from "./demo-staff";

/** The story's length: people were registered over the last seven months. */
const STORY_DAYS = 210;
const AUTHORS = ["nurse", "social", "mediator", "social2", "nurse2", "clerk"].map(staffIdOf);
const VILLAGES = ROUNDS.flat();

const SETTLEMENTS = ["Κάτω γειτονιά", "Πάνω γειτονιά", "Μετόχι", "Καταυλισμός", "Εργατικές", "Πλατεία"];
const LANGUAGES = ["Αραβικά", "Αλβανικά", "Ρομανί", "Ρουμανικά", "Ουκρανικά", "Φαρσί"];
const WAYS = [
  "Το τρίτο σπίτι μετά την εκκλησία, πράσινη πόρτα.",
  "Δίπλα στο παλιό ελαιοτριβείο· χτυπήστε δυνατά.",
  "Στην άκρη του οικισμού, λευκό κοντέινερ με κληματαριά.",
  "Ρωτήστε στο καφενείο της πλατείας.",
  "Πίσω από το σχολείο, δεύτερος όροφος, δεν δουλεύει το κουδούνι.",
];
const DESCRIPTIONS = ["Φοράει πάντα ψάθινο καπέλο.", "Με μπαστούνι, μικρόσωμη.", "Νέος με μοτοποδήλατο."];
const HOURS = ["πρωί, πριν τις 11", "μετά τις 17:00", "όχι Τετάρτη"];

interface Household {
  id: string;
  family: DemoFamily;
  community: string | null;
  settlement: string | null;
  size: number;
  /** The head's year of birth; the others' follow from it. */
  headYear: number;
}

interface Place {
  n: number;
  /** 0 is the head of the household. */
  at: number;
  /** Set for the second of two twins: the first one's place. */
  twinOf: BirthDate | null;
}

function newHousehold(random: DemoRandom, n: number, storyYear: number): Household {
  const size = random.pick([1, 1, 1, 2, 2, 3, 4, 5]);
  const known = !random.chance(0.04);
  return {
    id: demoId("household", n),
    family: demoFamily(random),
    community: known ? (random.chance(0.15) ? "vil.heraklion" : random.pick(VILLAGES)) : null,
    settlement: random.chance(0.4) ? random.pick(SETTLEMENTS) : null,
    size,
    headYear: random.int(storyYear - (size > 2 ? 52 : 88), storyYear - (size > 2 ? 22 : 19)),
  };
}

function demoBirth(random: DemoRandom, at: number, headYear: number, thisYear: number): BirthDate | null {
  const asPartner = Math.min(headYear + random.int(-6, 6), thisYear - 18);
  const asChild = random.int(Math.max(headYear + 18, thisYear - 17), thisYear);
  const year = at === 0 ? headYear : at === 1 ? asPartner : asChild;
  if (random.chance(0.03)) return null;
  if (random.chance(0.07)) return { year, approximate: true };
  if (random.chance(0.08)) return { year };
  return { year, month: random.int(1, year === thisYear ? 6 : 12), day: random.int(1, 28) };
}

/** Many-valued facts are records of their own (rule M6). */
function attached(random: DemoRandom, person: DemoPerson, household: Household, at: number): SystemRecord[] {
  const { id: personId, n } = person;
  const records: SystemRecord[] = [];
  const add = (collection: string, fields: Record<string, unknown>) =>
    records.push({
      collection,
      id: demoId(collection, `${n}.${records.length}`),
      fields: { personId, ...fields },
    });
  const isAdult = at <= 1;
  if (isAdult && random.chance(0.75)) {
    const safeToCall = random.chance(0.05) ? { safeToCall: false } : {};
    add("phone", { number: demoMobile(n), verified: true, ...safeToCall });
  }
  if (isAdult && random.chance(0.15))
    add("phone", { number: demoLandline(n), verified: true, whose: "της αδερφής" });
  if (random.chance(0.6)) {
    const value = demoAmka(n, person.birthYear ?? 1980, person.female);
    add("identifier", { kind: "amka", value, verified: false });
  }
  if (isAdult && random.chance(0.45)) add("identifier", { kind: "afm", value: demoAfm(n), verified: true });
  if (household.family.latin !== null && random.chance(0.6)) {
    const until = random.pick(["2026-12-09", "2027-02-01", "2027-08-15", "2026-11-30"]);
    add("document", { kind: "residence_permit", number: demoCard(n), until });
  }
  if (household.size > 1) {
    const relation = at === 0 ? "head" : at === 1 ? "partner" : "child";
    add("householdLink", { householdId: household.id, relation });
  }
  return records;
}

function names(random: DemoRandom, person: DemoPerson, family: DemoFamily, unnamed: boolean): SystemRecord[] {
  const { surname, givenName, card, nickname } = demoName(random, family, person.female ? "female" : "male");
  const record = (kind: string, fields: Record<string, unknown>): SystemRecord => ({
    collection: "personName",
    id: demoId("personName", `${person.n}.${kind}`),
    fields: { personId: person.id, kind, ...fields },
  });
  if (unnamed) return [record("main", { surname, unnamed: true })];
  return [
    record("main", { surname, givenName }),
    ...(card ? [record("card", card)] : []),
    ...(nickname ? [record("nickname", { givenName: nickname })] : []),
  ];
}

function referenceOf(n: number, year: number): string {
  const code = `0${Math.floor(n / LAST_COUNTER)
    .toString(36)
    .toUpperCase()}`;
  const counter = (n % LAST_COUNTER) + 1;
  const made = localReference({ municipality: "HER", year, code, counter });
  assert(made.ok, "the demo stays within a code's counter");
  return made.value;
}

interface MadePerson {
  person: DemoPerson;
  batch: DemoBatch;
  birth: BirthDate | null;
}

function demoPerson(random: DemoRandom, household: Household, place: Place, day: LocalDate): MadePerson {
  const { n, at } = place;
  const year = Number(day.slice(0, 4));
  const birth = place.twinOf ?? demoBirth(random, at, household.headYear, year);
  const female = random.chance(0.58);
  const unnamed = at >= 2 && birth?.year === year && random.chance(0.7);
  const registeredAt = instantOf(day, random.int(9 * 60, 13 * 60));
  const person: DemoPerson = {
    id: demoId("beneficiary", n),
    n,
    community: household.community,
    registeredAt,
    birthYear: birth?.year ?? null,
    female,
  };
  const isForeign = household.family.latin !== null;
  const fields = {
    localReference: referenceOf(n, year),
    ...(household.community ? { community: household.community } : {}),
    ...(household.settlement ? { settlement: household.settlement } : {}),
    ...(birth ? { birth } : {}),
    ...(place.twinOf ? { birthOrder: 2 } : {}),
    sex: female ? "female" : "male",
    ...(random.chance(0.7) ? { fatherName: demoFatherName(random) } : {}),
    ...(random.chance(0.4) ? { motherName: demoMotherName(random) } : {}),
    ...(isForeign ? { languages: [random.pick(LANGUAGES)], interpreter: random.chance(0.6) } : {}),
    ...(random.chance(0.3) ? { howToFind: random.pick(WAYS) } : {}),
    ...(random.chance(0.08) ? { description: random.pick(DESCRIPTIONS) } : {}),
    ...(random.chance(0.06) ? { safeHours: random.pick(HOURS) } : {}),
    active: true,
  };
  const records = [
    { collection: "beneficiary", id: person.id, fields },
    ...names(random, person, household.family, unnamed),
    ...attached(random, person, household, at),
  ];
  return { person, birth, batch: { at: registeredAt, author: random.pick(AUTHORS), records } };
}

/** Invented people in invented households, with what makes real ones hard to find. */
export function demoPeople(
  random: DemoRandom,
  count: number,
  today: LocalDate,
): { people: DemoPerson[]; batches: DemoBatch[] } {
  const days = workingDays(addDays(today, -STORY_DAYS), addDays(today, -1));
  const people: DemoPerson[] = [];
  const batches: DemoBatch[] = [];
  for (let n = 0, households = 0; n < count; households += 1) {
    const household = newHousehold(random, households, Number(today.slice(0, 4)));
    const day = random.pick(days);
    let last: BirthDate | null = null;
    for (let at = 0; at < household.size && n < count; at += 1, n += 1) {
      const twinOf: BirthDate | null = at >= 3 && last?.day && random.chance(0.35) ? last : null;
      const made = demoPerson(random, household, { n, at, twinOf }, day);
      last = made.birth;
      people.push(made.person);
      batches.push(made.batch);
    }
  }
  return { people, batches };
}
