import { birthDateSchema } from "@konta/shared/people/birth";
import {
  blockKeys,
  compareSketches,
  type DuplicateMatch,
  type PersonFacts,
  type PersonSketch,
  sketcher,
} from "@konta/shared/people/duplicates";
import { comparableIdentifier } from "@konta/shared/people/identifiers";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { openRecord, type StoredRecord } from "./records";
import { headSeq } from "./sequence";
import { record } from "./tables";

/** What is compared; none of these is sealed. */
const COMPARED = ["beneficiary", "personName", "phone", "identifier"];
/** So many rows, and so many people, at once: between two slices other requests are answered. */
const ROWS_AT_ONCE = 500;
const PEOPLE_AT_ONCE = 50;
/** More people than this share a sound or a phone only by chance (an office's own number, a very common name). */
const MOST_IN_BLOCK = 60;

export interface Candidate extends DuplicateMatch {
  /** Ids ascending. */
  people: readonly [string, string];
}

interface Person {
  scope: string;
  sketch: PersonSketch;
  keys: readonly string[];
}

const changedSince = prepared((db) =>
  db.orm
    .select({ seq: record.seq, personId: record.personId })
    .from(record)
    .where(and(inArray(record.collection, COMPARED), gt(record.seq, sql.placeholder("seq"))))
    .orderBy(asc(record.seq))
    .limit(ROWS_AT_ONCE)
    .prepare(),
);

const comparedOf = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(
      and(
        eq(record.personId, sql.placeholder("personId")),
        inArray(record.collection, COMPARED),
        eq(record.deleted, false),
      ),
    )
    .prepare(),
);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function factsOf(all: readonly StoredRecord[]): PersonFacts {
  const of = (collection: string) =>
    all.filter((each) => each.collection === collection).map(({ fields }) => fields);
  const own = of("beneficiary")[0] ?? {};
  const birth = z.safeParse(birthDateSchema, own.birth);
  const text = (name: "fatherName" | "motherName" | "community") => {
    const said = textOf(own[name]);
    return said === "" ? {} : { [name]: said };
  };
  return {
    names: of("personName").map(({ surname, givenName }) => ({
      surname: textOf(surname),
      givenName: textOf(givenName),
    })),
    ...text("fatherName"),
    ...text("motherName"),
    ...text("community"),
    ...(birth.success ? { birth: birth.data } : {}),
    ...(typeof own.birthOrder === "number" ? { birthOrder: own.birthOrder } : {}),
    phones: of("phone").map(({ number }) => comparableIdentifier(textOf(number))),
    numbers: of("identifier").map(
      ({ kind, value }) => `${textOf(kind)} ${comparableIdentifier(textOf(value))}`,
    ),
  };
}

const waitForOthers = (): Promise<void> => new Promise((done) => setImmediate(done));

/**
 * Which files may be of one person, in memory. What changed since it was asked last is read by its seq, each change once,
 * and only whoever changed is compared anew; the first time that is everybody, in slices.
 */
export class DuplicateIndex {
  readonly #people = new Map<string, Person>();
  readonly #blocks = new Map<string, Set<string>>();
  readonly #found = new Map<string, Map<string, DuplicateMatch>>();
  readonly #stale = new Set<string>();
  readonly #sketch = sketcher();
  #upTo = 0;
  #underWay: Promise<void> | null = null;
  /** Records read, and pairs compared, so far. */
  read = 0;
  compared = 0;

  constructor(readonly db: Database) {}

  /** Goes on in slices until everything is in it. */
  catchUp(): Promise<void> {
    this.#underWay ??= this.#work().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  /** What is likely as far as it has read; whose people lie outside the scopes is not among it. */
  candidates(scopes: ReadonlySet<string>): Candidate[] {
    const all: Candidate[] = [];
    const isSeen = (id: string) => scopes.has(this.#people.get(id)?.scope ?? "");
    for (const [one, others] of this.#found) {
      if (!isSeen(one)) continue;
      for (const [other, match] of others)
        if (one < other && isSeen(other)) all.push({ ...match, people: [one, other] });
    }
    return all;
  }

  async #work(): Promise<void> {
    for (;;) {
      const head = headSeq(this.db);
      const rows = this.#upTo === head ? [] : changedSince(this.db).all({ seq: this.#upTo });
      for (const { seq, personId } of rows) {
        this.read += 1;
        this.#upTo = seq;
        if (personId !== null) this.#stale.add(personId);
      }
      if (rows.length < ROWS_AT_ONCE) {
        this.#upTo = head;
        if (this.#stale.size === 0) return;
        this.#compareSome();
      }
      await waitForOthers();
    }
  }

  #compareSome(): void {
    let left = PEOPLE_AT_ONCE;
    for (const id of this.#stale) {
      if ((left -= 1) < 0) return;
      this.#stale.delete(id);
      this.#forget(id);
      const records = comparedOf(this.db)
        .all({ personId: id })
        .map((row) => openRecord(this.db, row));
      const scope = records.find(({ collection }) => collection === "beneficiary")?.scope;
      if (scope === undefined) continue;
      const sketch = this.#sketch(factsOf(records));
      const person = { scope, sketch, keys: blockKeys(sketch) };
      for (const other of this.#neighbours(person)) this.#compare(id, sketch, other);
      this.#people.set(id, person);
      for (const key of person.keys) {
        const block = this.#blocks.get(key) ?? new Set<string>();
        this.#blocks.set(key, block.add(id));
      }
    }
  }

  #forget(id: string): void {
    const person = this.#people.get(id);
    for (const key of person?.keys ?? []) {
      const block = this.#blocks.get(key);
      block?.delete(id);
      if (block?.size === 0) this.#blocks.delete(key);
    }
    this.#people.delete(id);
    for (const other of this.#found.get(id)?.keys() ?? []) this.#found.get(other)?.delete(id);
    this.#found.delete(id);
  }

  #neighbours({ keys }: Person): Set<string> {
    const all = new Set<string>();
    for (const key of keys) {
      const block = this.#blocks.get(key);
      if (block && block.size <= MOST_IN_BLOCK) for (const id of block) all.add(id);
    }
    return all;
  }

  #compare(id: string, sketch: PersonSketch, other: string): void {
    const its = this.#people.get(other)?.sketch;
    if (!its) return;
    this.compared += 1;
    const match = compareSketches(sketch, its);
    if (!match) return;
    for (const [one, two] of [
      [id, other],
      [other, id],
    ] as const)
      this.#found.set(one, (this.#found.get(one) ?? new Map<string, DuplicateMatch>()).set(two, match));
  }
}

const indexes = new WeakMap<Database, DuplicateIndex>();

export function duplicateIndexOf(db: Database): DuplicateIndex {
  const index = indexes.get(db) ?? new DuplicateIndex(db);
  indexes.set(db, index);
  return index;
}
