import { conflictsOf } from "../db/conflicts";
import type { RecordName } from "../db/erasure-book";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { allEntries, type QuarantineEntry } from "../db/quarantines";
import { readRecord, recordsOf, recordsOfPerson, type StoredRecord } from "../db/records";

/** Everything on record about one person. */
export interface Belongings {
  /** Her, and the files that were found to be hers (rule B1). */
  people: string[];
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

/** Everybody who is the same person by what the desk decided. */
function samePerson(db: Database, personIds: readonly string[]): string[] {
  const pairs = recordsOf(db, "redirect").filter(
    ({ deleted, fields }) => !deleted && typeof fields.into === "string",
  );
  const people = new Set(personIds);
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

/** Gathers what has to go when somebody is erased. @param also records known to have been hers */
export function belongingsOf(
  db: Database,
  personIds: readonly string[],
  also: readonly RecordName[] = [],
): Belongings {
  const people = samePerson(db, personIds);
  const isHer = new Set(people);
  const own = [...people.flatMap((id) => recordsOfPerson(db, id)), ...pairsWith(db, isHer)];
  const disputed = own.flatMap(({ collection, id }) => conflictsOf(db, collection, id));
  const conflicts = disputed.flatMap(({ id }) => readRecord(db, "conflict", id) ?? []);
  const stored = new Map([...own, ...conflicts].map((each) => [keyOf(nameOf(each)), each]));
  const names = new Map([...also, ...[...stored.values()].map(nameOf)].map((name) => [keyOf(name), name]));
  for (const id of people) names.set(keyOf(["beneficiary", id]), ["beneficiary", id]);
  const waiting: QuarantineEntry[] = [];
  for (const entry of allEntries(db)) {
    const { personId, collection, recordId } = entry;
    const isOwn = (personId !== null && isHer.has(personId)) || names.has(keyOf([collection, recordId]));
    if (isOwn) names.set(keyOf([collection, recordId]), [collection, recordId]);
    // Also what cannot be read, and what only names her.
    if (isOwn || people.some((id) => opTextOf(db, entry)?.includes(id))) waiting.push(entry);
  }
  const notices = recordsOf(db, "notice").filter(
    ({ fields: { collection, recordId, personId, conflictId } }) =>
      names.has(`${String(collection)} ${String(recordId)}`) ||
      isHer.has(String(personId)) ||
      names.has(keyOf(["conflict", String(conflictId)])),
  );
  return { people, stored: [...stored.values()], waiting, notices, names: [...names.values()] };
}
