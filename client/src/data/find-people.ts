import { comparableIdentifier } from "@konta/shared/people/identifiers";
import { prepareQuery } from "@konta/shared/people/prepare-name";
import type { FindAnswer, FoundPerson } from "./border";
import type { FoundDoc } from "./people-index";
import { personDoc, personLine } from "./person-line";
import { isDirectoryComplete, type Replica } from "./replica";

/** So many people are indexed while somebody waits; more are left to the background. */
const INDEXED_AT_ONCE = 200;
const INDEXED_PER_SLICE = 100;
/** With so few strong hits the rest of the household is worth showing. */
const HOUSEHOLD_AFTER = 3;
const SHORTEST_NUMBER = 4;

/** Of two that were merged the file that stays is the one that is found, with what is in both. */
function indexSome(replica: Replica, limit: number): void {
  for (const touched of replica.people.takeStale(limit)) {
    for (const id of new Set([touched, ...replica.merges.readTogether(touched)])) {
      const doc = personDoc(replica, id);
      if (doc) replica.people.put(doc);
      else replica.people.remove(id);
    }
  }
}

/** Brings the index up to date in slices, so that a query in between waits for one slice only. */
export async function indexPeople(replica: Replica): Promise<void> {
  replica.merges.catchUp();
  while (!replica.closed && replica.people.staleCount > 0) {
    indexSome(replica, INDEXED_PER_SLICE);
    await replica.ports.pause();
  }
}

const indexing = new WeakSet<Replica>();

/** What came with a pull or from another tab is indexed beside the work, and whoever waits for people is told. */
export async function indexInBackground(replica: Replica): Promise<void> {
  if (!isDirectoryComplete(replica) || replica.people.staleCount === 0 || indexing.has(replica)) return;
  indexing.add(replica);
  try {
    await replica.ports.pause();
    await indexPeople(replica);
  } finally {
    indexing.delete(replica);
  }
  if (!replica.closed) replica.changes.tell(new Set(["people"]));
}

/** The index as far as it can be brought without keeping anybody waiting. */
export function freshIndex(replica: Replica): { complete: boolean } {
  replica.merges.catchUp();
  indexSome(replica, INDEXED_AT_ONCE);
  return { complete: isDirectoryComplete(replica) && replica.people.staleCount === 0 };
}

/** The whole query read as one number: signs and blanks off, Greek look-alikes as Latin. */
function typedNumber(query: string): string | null {
  const number = comparableIdentifier(query.trim());
  return number.length >= SHORTEST_NUMBER && /[0-9]/.test(number) ? number : null;
}

function hits(replica: Replica, query: string, limit: number): FoundDoc[] {
  const { people } = replica;
  const prepared = prepareQuery(query);
  const number = prepared.digits ?? typedNumber(query);
  const byNumber = number ? people.byNumber(number) : [];
  const byName = prepared.words.length > 0 ? people.byName(prepared) : [];
  if (prepared.digits && prepared.words.length > 0) {
    const named = new Set(byName.map(({ id }) => id));
    return byNumber.filter(({ id }) => named.has(id));
  }
  const found = [...byNumber, ...byName];
  if (found.length < limit) found.push(...people.byDescription(prepared));
  const isClear = byName.length <= HOUSEHOLD_AFTER && byNumber.length <= HOUSEHOLD_AFTER;
  if (!isClear) return found;
  for (const { id } of found.slice(0, HOUSEHOLD_AFTER)) {
    const householdId = people.householdOf(id);
    if (!householdId) continue;
    for (const member of people.membersOf(householdId))
      found.push({ id: member, reason: "household", score: 0 });
  }
  return found;
}

/** Answers with what is known already; never waits for the directory (rule D3). */
export function findPeople(replica: Replica, query: string, limit: number): FindAnswer {
  const { complete } = freshIndex(replica);
  const people: FoundPerson[] = [];
  const seen = new Set<string>();
  for (const { id, reason } of hits(replica, query, limit)) {
    if (people.length >= limit) break;
    if (seen.has(id)) continue;
    seen.add(id);
    const line = personLine(replica, id);
    if (line) people.push({ ...line, reason });
  }
  return { people, complete };
}
