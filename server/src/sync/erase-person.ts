import { NAMES_PER_ERASURE } from "@konta/shared/domain/erasure/erasure";
import { isUnknownScope, type Scope, userScope } from "@konta/shared/sync/scope";
import { writeAudit } from "../db/audit";
import type { ErasureLine, RecordName } from "../db/erasure-book";
import {
  allErasures,
  authorsOf,
  dropFromConflictIndex,
  emptyOps,
  erasedBy,
  formerScopes,
  hasErasure,
  noteErased,
  noteErasure,
} from "../db/erasures";
import { renewEpoch } from "../db/epochs";
import { type Database, inTransaction } from "../db/open-database";
import { emptyOp } from "../db/ops";
import { dropEntry, type QuarantineEntry } from "../db/quarantines";
import { type StoredRecord, writeRecord } from "../db/records";
import { isEpochHeard } from "../db/replicas";
import { nextSeq } from "../db/sequence";
import { type Belongings, belongingsOf, filesOf } from "./belongings";
import { derivedId } from "./derived-id";
import { tellAuthor, waitingMatter } from "./tell-author";

/** What an author reads of it: that something was erased, and nothing of what. */
export const ERASED = "erased";

interface Order {
  /** Of the erasure. */
  id: string;
  scope: Scope;
  names: readonly RecordName[];
  /** Tells apart several of one erasure in one scope. */
  part: string;
  now: number;
}

/** Orders every device that reads this scope to forget these records for good (rule O5). */
export function orderToForget(db: Database, { id, scope, names, part, now }: Order): void {
  for (let at = 0; at < names.length; at += NAMES_PER_ERASURE)
    writeRecord(db, {
      collection: "erasure",
      id: derivedId("erasure", id, scope, part, `${at}`),
      fields: { records: names.slice(at, at + NAMES_PER_ERASURE) },
      versions: {},
      seq: nextSeq(db),
      scope,
      personId: null,
      deleted: false,
      createdBy: "",
      createdAt: now,
      changedBy: "",
      changedAt: now,
    });
}

/** Of a record nothing stays but that there was one, so that nothing about it can come back (rule S3). */
function empty(db: Database, { collection, id, scope }: StoredRecord, now: number): void {
  writeRecord(db, {
    collection,
    id,
    fields: {},
    versions: {},
    seq: nextSeq(db),
    scope,
    personId: null,
    deleted: true,
    createdBy: "",
    createdAt: now,
    changedBy: "",
    changedAt: now,
  });
}

/** Its author is told, so that the device holds it no longer as waiting (rules P3, M7). */
export function settleWaiting(db: Database, entry: QuarantineEntry, now: number): void {
  const { id, author, collection, recordId } = entry;
  emptyOp(db, entry);
  dropEntry(db, id);
  const about = waitingMatter(entry);
  tellAuthor(db, author, { kind: "resolved", about, collection, recordId, reason: ERASED }, now);
}

type Places = Map<Scope, Map<string, RecordName>>;

function addTo(places: Places, scope: Scope, name: RecordName): void {
  const names = places.get(scope) ?? new Map<string, RecordName>();
  places.set(scope, names.set(name.join(" "), name));
}

/** Every scope in which devices may hold something of it, with what; those of its authors apart. */
function placesOf(db: Database, { stored, names }: Belongings): { places: Places; authors: Places } {
  const places: Places = new Map();
  const authors: Places = new Map();
  for (const { scope, collection, id } of stored) addTo(places, scope, [collection, id]);
  for (const [scope, name] of formerScopes(db, names)) addTo(places, scope, name);
  for (const name of names)
    for (const author of authorsOf(db, name)) if (author !== "") addTo(authors, author, name);
  return { places, authors };
}

/**
 * Erases somebody for good, in all files that count as hers: records, what was taken into custody about them, both sides of disagreements, what waits for
 * review, and what devices hold of it. Nothing of it can come back: what is still under way is not kept, and a backup that
 * is put back is erased again (rules O5, S5). Free texts in other people's records are not looked through.
 * @returns what was there
 */
export function erasePerson(
  db: Database,
  personId: string,
  erasure: Omit<ErasureLine, "people" | "records">,
  now: number,
): Belongings {
  return inTransaction(db, () => {
    const found = belongingsOf(db, filesOf(db, personId));
    // The book knows of it before the database does: what is put back must never know more.
    db.erasures.append({ ...erasure, people: [...found.people], records: found.names });
    carryOut(db, erasure, found, now);
    return found;
  });
}

function carryOut(
  db: Database,
  { id, at, by, why }: Omit<ErasureLine, "people" | "records">,
  found: Belongings,
  now: number,
): void {
  const { people, stored, waiting, notices, names } = found;
  const { places, authors } = placesOf(db, found);
  noteErasure(db, { id, at, by, why });
  noteErased(db, id, names);
  for (const notice of notices) empty(db, notice, now);
  for (const entry of waiting) settleWaiting(db, entry, now);
  for (const each of stored) empty(db, each, now);
  for (const name of names) {
    emptyOps(db, name);
    dropFromConflictIndex(db, name);
  }
  // The order comes last in every scope: by then all it names stands there as deleted.
  const order = (scope: Scope, its: ReadonlyMap<string, RecordName>): void =>
    orderToForget(db, { id, scope, names: [...its.values()], part: "", now });
  for (const [scope, its] of places) if (!isUnknownScope(scope)) order(scope, its);
  const news = { kind: "resolved", about: id, collection: "erasure", recordId: id, reason: ERASED } as const;
  for (const [author, its] of authors) {
    order(userScope(author), its);
    tellAuthor(db, author, news, now);
  }
  for (const subject of people) writeAudit(db, { at: now, staffId: by, what: "person-erased", subject });
}

/** The book by erasure: what came late about somebody who was erased has a line of its own. */
function wholeErasures(lines: readonly ErasureLine[]): ErasureLine[] {
  const whole = new Map<string, ErasureLine>();
  for (const line of lines) {
    const { people = [], records = [] } = whole.get(line.id) ?? {};
    whole.set(line.id, {
      ...line,
      people: [...people, ...line.people],
      records: [...records, ...line.records],
    });
  }
  return [...whole.values()];
}

/** What a database from before the book has is written into it. */
function writeDown(db: Database): void {
  const written = new Set(db.erasures.lines.map(({ id }) => id));
  for (const { id, at, by, why } of allErasures(db)) {
    if (written.has(id)) continue;
    const records = erasedBy(db, id);
    const people = records.flatMap(([collection, its]) => (collection === "beneficiary" ? [its] : []));
    db.erasures.append({ id, at, by, why, people, records });
  }
}

/**
 * Does again what the book knows and this database does not: it was put back to before it. Nobody goes with it who was not
 * erased, whatever this older database says of who is who.
 * @returns how many erasures were done again
 */
export function repeatErasures(db: Database, now: number): number {
  return inTransaction(db, () => {
    const all = wholeErasures(db.erasures.lines);
    const lost = all.filter(({ id }) => !hasErasure(db, id));
    // Tablets know this history further than the file does: what is written now must not take their places in it.
    if (lost.length > 0 && isEpochHeard(db)) {
      renewEpoch(db);
      writeAudit(db, { at: now, staffId: "", what: "put-back-noticed", subject: null });
    }
    for (const line of lost) carryOut(db, line, belongingsOf(db, line.people, line.records), now);
    // What came late about somebody whose erasure this database knows; its other records were noted with it.
    for (const { id, people, records } of db.erasures.lines)
      if (people.length === 0) noteErased(db, id, records);
    writeDown(db);
    return lost.length;
  });
}
