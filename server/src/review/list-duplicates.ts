import { mayWrite } from "@konta/shared/access/permission-table";
import { type MergedPeople, staysAs } from "@konta/shared/people/merged-people";
import type { Base } from "@konta/shared/sync/op";
import { type Candidate, duplicateIndexOf } from "../db/duplicate-index";
import { householdLinks, recordsAbout } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { readRecord, recordsOf, type StoredRecord } from "../db/records";
import { type PersonLine, personLines } from "./person-lines";
import type { DuplicatesQuery } from "./queries";
import { mergesFor, type Reader, readable, staffNameOf } from "./reader";

/** Two files side by side are much to read: more at once only costs time. */
export const PAIRS_PER_PAGE = 50;
const HANGS_ON = ["visit", "referral", "identifier", "householdLink"];

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** Everything that is compared of each of these people, by id. */
function sidesOf(db: Database, reader: Reader, ids: readonly string[]) {
  const scopes = [...reader.scopes];
  const lines = personLines(db, ids, reader.scopes);
  const hanging = recordsAbout(db, ids, HANGS_ON, scopes);
  const of = (id: string, collection: string) =>
    hanging.filter((each) => each.personId === id && each.collection === collection);
  const householdsOf = (links: readonly StoredRecord[]): string[] =>
    links.flatMap(({ fields }) => textOf(fields.householdId) ?? []);
  const inHouseholds = householdLinks(db, householdsOf(hanging), scopes);
  const membersOf = (id: string): string[] => {
    const own = new Set(householdsOf(of(id, "householdLink")));
    return inHouseholds.flatMap(({ personId, fields }) =>
      personId !== null && personId !== id && own.has(String(fields.householdId)) ? [personId] : [],
    );
  };
  const others = personLines(db, ids.flatMap(membersOf), reader.scopes);
  const side = (id: string, line: PersonLine) => {
    const person = readRecord(db, "beneficiary", id);
    const redirect = readRecord(db, "redirect", id);
    const visits = of(id, "visit");
    const days = visits.flatMap(({ fields }) => textOf(fields.day) ?? []).sort();
    const lastVisitDay = days.at(-1);
    const motherName = textOf(person?.fields.motherName);
    return {
      ...line,
      ...(motherName === undefined ? {} : { motherName }),
      numbers: of(id, "identifier").map(({ fields }) => ({
        kind: textOf(fields.kind) ?? "",
        value: textOf(fields.value) ?? "",
      })),
      household: membersOf(id).flatMap((member) => others.get(member)?.name ?? []),
      visits: visits.length,
      referrals: of(id, "referral").length,
      ...(lastVisitDay === undefined ? {} : { lastVisitDay }),
      byName: staffNameOf(db, person?.createdBy),
      createdAt: person?.createdAt ?? 0,
      redirectBase: redirect ? ([db.epoch, redirect.seq] satisfies Base) : null,
    };
  };
  return new Map([...lines].map(([id, line]) => [id, side(id, line)]));
}
type Side = ReturnType<typeof sidesOf> extends Map<string, infer One> ? One : never;

/** The fuller file stays, of two alike the older one. */
function stayingFirst(one: Side, other: Side): [Side, Side] {
  const more = other.visits + other.referrals - one.visits - one.referrals;
  const isFirst =
    more !== 0
      ? more < 0
      : one.createdAt !== other.createdAt
        ? one.createdAt < other.createdAt
        : one.id < other.id;
  return isFirst ? [one, other] : [other, one];
}

const pairKey = (one: string, other: string): string => (one < other ? `${one}.${other}` : `${other}.${one}`);

/** The pairs that somebody looked at and found to be two people, as this reader may know. */
const distinctRecords = (db: Database, reader: Reader): StoredRecord[] =>
  recordsOf(db, "distinct").filter((each) => !each.deleted && reader.scopes.has(each.scope));

/** What is still to be looked at. */
function openPairs(db: Database, reader: Reader, merges: MergedPeople): Candidate[] {
  const apart = new Set(
    distinctRecords(db, reader).map(({ fields }) => pairKey(String(fields.personId), String(fields.otherId))),
  );
  const isOne = ([one, other]: Candidate["people"]) => staysAs(merges, one) === staysAs(merges, other);
  return duplicateIndexOf(db)
    .candidates(reader.scopes)
    .filter(({ people }) => !isOne(people) && !apart.has(pairKey(...people)));
}

/** The likeliest first, and possible twins last. */
const byLikelihood = (a: Candidate, b: Candidate): number =>
  Number(a.kind === "twins") - Number(b.kind === "twins") ||
  b.weight - a.weight ||
  (pairKey(...a.people) < pairKey(...b.people) ? -1 : 1);

const byNewest = (a: StoredRecord, b: StoredRecord): number => b.changedAt - a.changedAt || b.seq - a.seq;

const sliceOf = <Item>(all: readonly Item[], page: number): Item[] =>
  all.slice((page - 1) * PAIRS_PER_PAGE, page * PAIRS_PER_PAGE);

/** What was decided about two people, as the desk shows it. */
function decidedPairs(
  db: Database,
  reader: Reader,
  decided: readonly { stored: StoredRecord; people: [string, string] }[],
  { page }: DuplicatesQuery,
) {
  const seen = decided.filter(({ people }) => people.every((id) => readable(db, reader, "beneficiary", id)));
  const shown = sliceOf(seen, page);
  const sides = sidesOf(db, reader, [...new Set(shown.flatMap(({ people }) => people))]);
  const items = shown.flatMap(({ stored, people: [one, other] }) => {
    const [first, second] = [sides.get(one), sides.get(other)];
    const why = textOf(stored.fields.why);
    return first && second
      ? [
          {
            id: stored.id,
            people: [first, second],
            byName: staffNameOf(db, stored.changedBy),
            at: stored.changedAt,
            ...(why === undefined ? {} : { why }),
            base: [db.epoch, stored.seq],
          },
        ]
      : [];
  });
  return { items, total: seen.length };
}

function listOpen(db: Database, reader: Reader, merges: MergedPeople, { page }: DuplicatesQuery) {
  const all = openPairs(db, reader, merges).sort(byLikelihood);
  const shown = sliceOf(all, page);
  const sides = sidesOf(db, reader, [...new Set(shown.flatMap(({ people }) => people))]);
  const items = shown.flatMap(({ people: [one, other], kind, reasons }) => {
    const [first, second] = [sides.get(one), sides.get(other)];
    return first && second
      ? [{ id: pairKey(one, other), kind, reasons, people: stayingFirst(first, second) }]
      : [];
  });
  return { items, total: all.length };
}

function listDecided(db: Database, reader: Reader, merges: MergedPeople, query: DuplicatesQuery) {
  if (query.state === "distinct") {
    const apart = distinctRecords(db, reader).sort(byNewest);
    const pairs = apart.map((stored) => ({
      stored,
      people: [String(stored.fields.personId), String(stored.fields.otherId)] as [string, string],
    }));
    return decidedPairs(db, reader, pairs, query);
  }
  const redirects = [...merges.into.keys()].flatMap((id) => readable(db, reader, "redirect", id) ?? []);
  const pairs = redirects.sort(byNewest).map((stored) => ({
    stored,
    people: [staysAs(merges, stored.id), stored.id] as [string, string],
  }));
  return decidedPairs(db, reader, pairs, query);
}

/**
 * Files that may be of one person, proposed to whoever may see both (rule B3), and what was decided about such pairs.
 * Nobody is ever merged by it.
 */
export async function listDuplicates(db: Database, reader: Reader, query: DuplicatesQuery) {
  await duplicateIndexOf(db).catchUp();
  const merges = mergesFor(db, reader);
  const { items, total } =
    query.state === "open" ? listOpen(db, reader, merges, query) : listDecided(db, reader, merges, query);
  const mayDecide = mayWrite(reader.me.roles, "core");
  return {
    items: items.map((item) => ({ ...item, mayDecide })),
    total,
    page: query.page,
    pageSize: PAIRS_PER_PAGE,
  };
}

/** How many pairs wait for the desk. */
export async function countDuplicates(db: Database, reader: Reader): Promise<number> {
  await duplicateIndexOf(db).catchUp();
  return openPairs(db, reader, mergesFor(db, reader)).length;
}
