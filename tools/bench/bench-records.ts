import { recordIdFrom } from "@konta/shared/base/id";
import { addDays, dayAt, instantOf } from "@konta/shared/base/local-date";
import { DemoRandom } from "../../server/src/demo/demo-random";
import type { SystemRecord } from "../../server/src/sync/system-ops";
import { benchFamily, mansName, womansName } from "./bench-names";
import { noteMaker, shortText } from "./greek-notes";

/** What one person saved at one moment. */
export interface BenchBatch {
  /** Milliseconds UTC. */
  at: number;
  author: string;
  records: SystemRecord[];
}

/**
 * How much is made. A full person is five records: the person with every usual field, the main name, the AMKA, the AFM
 * and a phone; a plain one is the person and the main name. Links are places in a household.
 */
export interface BenchSize {
  persons: number;
  full: boolean;
  links: number;
  visits: number;
  /** A note of at least 120 letters with every visit. */
  notes: boolean;
  referrals: number;
  tasks: number;
}

/** Monday 23 November 2026, 10:00 in Athens: the moment at which every measured device asks. */
export const BENCH_NOW = Date.UTC(2026, 10, 23, 8);
/** Visits are spread over so many days before it. */
const STORY_DAYS = 365;
const AUTHORS = ["staff.nurse", "staff.social", "staff.mediator", "staff.clerk"];

interface Place {
  communities: readonly string[];
  services: readonly string[];
  agencies: readonly string[];
}

interface Person {
  id: string;
  community: string;
}

const digits = (random: DemoRandom, count: number): string =>
  Array.from({ length: count }, () => random.int(0, 9)).join("");

/** Makes a municipality of any size from one seed: the same seed and size give the same bytes on every machine. */
export class BenchRecords {
  readonly #random: DemoRandom;
  readonly #note: () => string;
  readonly #place: Place;

  constructor(seed: number, place: Place) {
    this.#random = new DemoRandom(seed);
    this.#note = noteMaker(this.#random);
    this.#place = place;
  }

  id(): string {
    return recordIdFrom(Uint8Array.from({ length: 16 }, () => this.#random.int(0, 255)));
  }

  /** The whole story, oldest first. */
  story(size: BenchSize): BenchBatch[] {
    const people: Person[] = [];
    const batches = Array.from({ length: size.persons }, (_, n) => this.#person(n, size, people));
    const day = this.#moments(size.visits);
    for (let n = 0; n < size.visits; n += 1) {
      const person = this.#random.pick(people);
      batches.push(this.#visit(person, day(n), n, size));
    }
    return batches;
  }

  /** People were registered first; after that the days go by evenly, at working hours. */
  #moments(count: number): (n: number) => number {
    return (n) => {
      const day = addDays(dayAt(BENCH_NOW), -Math.max(1, STORY_DAYS - Math.floor((n * STORY_DAYS) / count)));
      return instantOf(day, this.#random.int(9 * 60, 14 * 60));
    };
  }

  #person(n: number, { full, links, persons }: BenchSize, people: Person[]): BenchBatch {
    const random = this.#random;
    const id = this.id();
    const household = this.#householdOf(n);
    const { community } = household;
    people.push({ id, community });
    const female = random.chance(0.55);
    const family = benchFamily(random);
    const records: SystemRecord[] = [
      { collection: "beneficiary", id, fields: this.#facts(n, community, female) },
      this.#about(id, "personName", {
        kind: "main",
        surname: family[female ? 1 : 0],
        givenName: female ? womansName(random) : mansName(random),
      }),
    ];
    if (full) records.push(...this.#numbers(id));
    if (n < Math.min(links, persons))
      records.push(
        this.#about(id, "householdLink", { householdId: household.id, relation: household.relation }),
      );
    const at = instantOf(addDays(dayAt(BENCH_NOW), -STORY_DAYS - 30), 540 + (n % 300));
    return { at, author: random.pick(AUTHORS), records };
  }

  #about(personId: string, collection: string, fields: Record<string, unknown>): SystemRecord {
    return { collection, id: this.id(), fields: { personId, ...fields } };
  }

  #facts(n: number, community: string, female: boolean): Record<string, unknown> {
    const random = this.#random;
    return {
      localReference: `HER-26-A${digits(random, 1)}-${String(n % 10_000).padStart(4, "0")}-${random.int(0, 9)}`,
      community,
      settlement: random.pick(["Κάτω γειτονιά", "Πάνω γειτονιά", "Μετόχι", "Πλατεία", "Εργατικές"]),
      birth: { year: random.int(1936, 2025), month: random.int(1, 12), day: random.int(1, 28) },
      sex: female ? "female" : "male",
      fatherName: mansName(random),
      motherName: womansName(random),
      languages: [random.pick(["Ελληνικά", "Αλβανικά", "Αραβικά", "Ρομανί", "Ουκρανικά"])],
      interpreter: random.chance(0.2),
      howToFind: shortText(random),
      active: true,
    };
  }

  /** Numbers with the entropy of real ones; their check digits are not right, so they are nobody's. */
  #numbers(personId: string): SystemRecord[] {
    const random = this.#random;
    return [
      this.#about(personId, "identifier", { kind: "amka", value: `00${digits(random, 9)}`, verified: false }),
      this.#about(personId, "identifier", { kind: "afm", value: `0${digits(random, 8)}`, verified: false }),
      this.#about(personId, "phone", { number: `6900${digits(random, 6)}`, verified: true }),
    ];
  }

  #household = { id: "", community: "" };

  /** Households of three, under one roof and so in one community. */
  #householdOf(n: number): { id: string; community: string; relation: string } {
    if (n % 3 === 0)
      this.#household = { id: this.id(), community: this.#random.pick(this.#place.communities) };
    return { ...this.#household, relation: ["head", "partner", "child"][n % 3] ?? "child" };
  }

  #visit(person: Person, at: number, n: number, size: BenchSize): BenchBatch {
    const random = this.#random;
    const day = dayAt(at);
    const author = random.pick(AUTHORS);
    const visitId = this.id();
    const records: SystemRecord[] = [
      { collection: "visit", id: visitId, fields: this.#visitFacts(person, at, author) },
    ];
    const about = { personId: person.id, visitId };
    const add = (collection: string, fields: Record<string, unknown>) =>
      records.push({ collection, id: this.id(), fields: { ...about, ...fields } });
    const isDue = (count: number) =>
      Math.floor(((n + 1) * count) / size.visits) > Math.floor((n * count) / size.visits);
    if (size.notes)
      add("visitNote", { note: this.#note(), income: random.int(0, 3), health: random.int(0, 3) });
    if (isDue(size.referrals)) add("referral", this.#referralFacts(day));
    if (isDue(size.tasks))
      add("task", {
        what: "recheck",
        due: addDays(day, random.int(2, 30)),
        assignee: author,
        done: random.chance(0.5),
      });
    return { at, author, records };
  }

  #visitFacts(person: Person, at: number, author: string): Record<string, unknown> {
    const random = this.#random;
    return {
      personId: person.id,
      at,
      day: dayAt(at),
      place: random.pick(["home", "open_point", "settlement", "office"]),
      community: person.community,
      team: [author, "staff.driver"],
      services: random.some(this.#place.services, 3),
      nextStep: random.pick(["none", "recheck", "call", "papers"]),
      nextDay: addDays(dayAt(at), random.int(2, 30)),
    };
  }

  #referralFacts(day: string): Record<string, unknown> {
    const random = this.#random;
    return {
      agency: random.pick(this.#place.agencies),
      service: random.pick(this.#place.services),
      reason: shortText(random),
      legalBasis: random.pick(["social_protection", "health_care"]),
      urgency: random.pick(["normal", "soon"]),
      day,
    };
  }
}
