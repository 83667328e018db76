import { conflictsOf } from "../db/conflicts";
import type { RecordName } from "../db/erasure-book";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { allEntries, type QuarantineEntry } from "../db/quarantines";
import { readRecord, recordsOf, recordsOfPerson, type StoredRecord } from "../db/records";

/** Everything on record about one person. */
export interface Belongings {
  /** Her files. */
  people: readonly string[];
  /** Records that lie here, removed ones too. */
  stored: StoredRecord[];
  /** Ops that wait or waited for a decision. */
  waiting: QuarantineEntry[];
  /** What authors were told about any of it. */
  notices: StoredRecord[];
  /** All of them by name, also those that only wait to be records. */
  names: RecordName[];
}

const keyOf = ([collection, id]: RecordName): string => `${collection} ${id}`;
const nameOf = ({ collection, id }: StoredRecord): RecordName => [collection, id];

/** The files that count as this person's by what the desk has decided (rule B1). */
export function filesOf(db: Database, personId: string): string[] {
  const pairs = recordsOf(db, "redirect").filter(
    ({ deleted, fields }) => !deleted && typeof fields.into === "string",
  );
  const people = new Set([personId]);
  for (let before = 0; before < people.size;) {
    before = people.size;
    for (const { id, fields } of pairs)
      if (people.has(id) || people.has(fields.into as string)) people.add(id).add(fields.into as string);
  }
  return [...people];
}

/** What says of somebody else that this is another person, in somebody's words. */
const pairsWith = (db: Database, people: ReadonlySet<string>): StoredRecord[] =>
  recordsOf(db, "distinct").filter(({ fields }) => people.has(String(fields.otherId)));

/** What waits about her, by person, by record, and by what is written in it; names grow by the records it was about. */
function waitingAbout(
  db: Database,
  people: readonly string[],
  names: Map<string, RecordName>,
): QuarantineEntry[] {
  const entries = allEntries(db);
  // First all names: an edit may have come before the word that says whom its record is about.
  for (const { personId, collection, recordId } of entries) {
    const name: RecordName = [collection, recordId];
    if (collection !== "" && personId !== null && people.includes(personId)) names.set(keyOf(name), name);
  }
  return entries.filter((entry) => {
    if (names.has(keyOf([entry.collection, entry.recordId]))) return true;
    // Also what cannot be read, and what only names her.
    const text = opTextOf(db, entry) ?? "";
    return people.some((id) => entry.personId === id || text.includes(id));
  });
}

/**
 * Gathers what has to go when somebody is erased.
 * @param people her files, and no other: who counts as one person is asked once, when the erasure is ordered
 * @param also records known to have been hers
 */
export function belongingsOf(
  db: Database,
  people: readonly string[],
  also: readonly RecordName[] = [],
): Belongings {
  const isHer = new Set(people);
  const own = [...people.flatMap((id) => recordsOfPerson(db, id)), ...pairsWith(db, isHer)];
  const disputed = own.flatMap(({ collection, id }) => conflictsOf(db, collection, id));
  const conflicts = disputed.flatMap(({ id }) => readRecord(db, "conflict", id) ?? []);
  const stored = new Map([...own, ...conflicts].map((each) => [keyOf(nameOf(each)), each]));
  const names = new Map([...also, ...[...stored.values()].map(nameOf)].map((name) => [keyOf(name), name]));
  for (const id of people) names.set(keyOf(["beneficiary", id]), ["beneficiary", id]);
  const waiting = waitingAbout(db, people, names);
  const notices = recordsOf(db, "notice").filter(
    ({ fields: { collection, recordId, personId, conflictId } }) =>
      names.has(`${String(collection)} ${String(recordId)}`) ||
      isHer.has(String(personId)) ||
      names.has(keyOf(["conflict", String(conflictId)])),
  );
  return { people, stored: [...stored.values()], waiting, notices, names: [...names.values()] };
}
