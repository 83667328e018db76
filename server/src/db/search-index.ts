import { comparableIdentifier } from "@konta/shared/people/identifiers";
import { fold } from "@konta/shared/people/fold";
import { and, asc, gt, inArray, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { openRecord, type RecordRow } from "./records";
import { headSeq } from "./sequence";
import { record } from "./tables";

/** What is looked through; none of these is sealed. */
const NUMBERS = ["phone", "identifier", "beneficiary"];
const SEARCHED = ["personName", ...NUMBERS];

/** Words of one question that are looked at; a name has fewer. */
const MOST_WORDS = 8;

interface Entry {
  /** A name folded, with a blank before each word; a number as devices compare it. */
  text: string;
  personId: string;
  scope: string;
}

const changedSince = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(and(inArray(record.collection, SEARCHED), gt(record.seq, sql.placeholder("seq"))))
    .orderBy(asc(record.seq))
    .prepare(),
);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function searchedText(collection: string, fields: Record<string, unknown>): string {
  if (collection === "personName") return ` ${fold(`${textOf(fields.surname)} ${textOf(fields.givenName)}`)}`;
  return comparableIdentifier(textOf(fields.number) || textOf(fields.value) || textOf(fields.localReference));
}

/**
 * Names and numbers as the office looks for them, in memory: a question compares short texts and opens no record. What
 * changed since the last question is read by its seq, so each change is read once.
 */
export class SearchIndex {
  readonly #names = new Map<string, Entry>();
  readonly #numbers = new Map<string, Entry>();
  #upTo = 0;
  /** Records read so far. */
  read = 0;

  constructor(readonly db: Database) {}

  catchUp(): void {
    const head = headSeq(this.db);
    if (head === this.#upTo) return;
    for (const row of changedSince(this.db).all({ seq: this.#upTo })) this.#take(row);
    this.#upTo = head;
  }

  #take(row: RecordRow): void {
    this.read += 1;
    const { collection, id, scope, personId, deleted } = row;
    const place = collection === "personName" ? this.#names : this.#numbers;
    const key = `${collection}|${id}`;
    place.delete(key);
    if (deleted || personId === null) return;
    const text = searchedText(collection, openRecord(this.db, row).fields);
    if (text.trim() !== "") place.set(key, { text, personId, scope });
  }

  /** People of whom every word begins a word of one name, without accents and case. */
  named(typed: string, scopes: ReadonlySet<string>): string[] {
    const words = fold(typed).split(" ").slice(0, MOST_WORDS);
    return this.#matching(this.#names, scopes, (text) => words.every((word) => text.includes(` ${word}`)));
  }

  /** People with a phone, a number or a reference that holds these characters, by the same reading as on a device. */
  numbered(typed: string, scopes: ReadonlySet<string>): string[] {
    const part = comparableIdentifier(typed);
    return this.#matching(this.#numbers, scopes, (text) => text.includes(part));
  }

  #matching(
    entries: ReadonlyMap<string, Entry>,
    scopes: ReadonlySet<string>,
    matches: (text: string) => boolean,
  ): string[] {
    this.catchUp();
    const people = new Set<string>();
    for (const { text, personId, scope } of entries.values())
      if (scopes.has(scope) && matches(text)) people.add(personId);
    return [...people];
  }
}

const indexes = new WeakMap<Database, SearchIndex>();

export function searchIndexOf(db: Database): SearchIndex {
  const index = indexes.get(db) ?? new SearchIndex(db);
  indexes.set(db, index);
  return index;
}
