import { beside } from "./beside";
import { indexInBackground } from "./find-people";
import { readIntoDirectory } from "./build-directory";
import type { Topic } from "./border";
import { readDrafts } from "./drafts";
import { incidentOf } from "./incidents";
import { readUnanswered, readScopeName, readStanding } from "./read-rows";
import { noteChanged } from "./note-changed";
import type { Replica } from "./replica";
import { numberIn } from "./replica-database";

/**
 * A scope whose name does not open can neither be asked for nor taken away: it goes with its segments, and what is granted
 * comes again from the beginning, under a new number (rule D6). Unsent work is in neither.
 */
async function dropUnreadable(replica: Replica, number: number): Promise<void> {
  const { strict } = replica.databases;
  const incident = await incidentOf(replica, "scope-again");
  await strict.transaction("rw", strict.segment, strict.scope, strict.meta, async () => {
    await strict.segment.where("scope").equals(number).delete();
    await strict.scope.delete(number);
    await incident.write();
  });
  incident.known();
}

async function refreshScopes(replica: Replica): Promise<void> {
  const rows = await replica.databases.strict.scope.toArray();
  const there = new Set<number>();
  for (const { number, cursor, leaving, sealed } of rows) {
    const name = replica.scopes.get(number)?.name ?? (await readScopeName(replica, number, sealed));
    if (name === null) {
      await dropUnreadable(replica, number);
      continue;
    }
    there.add(number);
    const isNewlyLeaving = leaving === 1 && replica.scopes.get(number)?.leaving === false;
    if (isNewlyLeaving) noteChanged(replica, replica.directory.dropScope(number));
    replica.scopes.set(number, { name, cursor, leaving: leaving === 1 });
  }
  for (const number of replica.scopes.keys()) {
    if (there.has(number)) continue;
    noteChanged(replica, replica.directory.dropScope(number));
    replica.scopes.delete(number);
  }
}

/** Which scope each lies in, from the index alone: no segment's bytes are loaded for it, and one that cannot be read hinders nothing. */
async function learnScopes(replica: Replica, came: ReadonlySet<number>): Promise<void> {
  const table = replica.databases.relaxed.segment;
  for (const key of await table.orderBy("scope").uniqueKeys()) {
    const scope = Number(key);
    for (const number of await table.where("scope").equals(scope).primaryKeys())
      if (came.has(number)) replica.segments.set(number, { scope, rows: null });
  }
}

/** The segments that appeared, and those that went, since this tab looked last. */
async function refreshSegments(replica: Replica): Promise<{ came: number[]; went: Set<number> }> {
  const table = replica.databases.relaxed.segment;
  const numbers = new Set(await table.toCollection().primaryKeys());
  const came = [...numbers].filter((number) => !replica.segments.has(number));
  if (came.length > 0) await learnScopes(replica, new Set(came));
  const went = new Set([...replica.segments.keys()].filter((number) => !numbers.has(number)));
  for (const number of went) {
    replica.segments.delete(number);
    replica.frames.forget(number);
  }
  return { came, went };
}

/**
 * Brings memory up to the database: another tab has written, or this one has just opened it.
 * @param read whether new segments are read at once; the first time the directory is built in its own order
 */
export async function refreshReplica(replica: Replica, { read }: { read: boolean }): Promise<void> {
  if (replica.closed) return;
  // Read before what it counts: what comes in between makes the next save look again.
  replica.nextN = await numberIn(replica.databases.strict, "nextN", 1);
  await readStanding(replica);
  await refreshScopes(replica);
  await readDrafts(replica);
  const { pending, sendOnly, unopened } = await readUnanswered(replica);
  replica.sendOnly = sendOnly;
  replica.unopened = unopened;
  const kept = new Set(pending.map(({ n }) => n));
  for (const old of replica.pending.all()) if (!kept.has(old.n)) replica.pending.remove(old.n);
  for (const each of pending) {
    replica.pending.put(each);
    if (each.kept.personId) replica.people.touch(each.kept.personId);
  }
  const { came, went } = await refreshSegments(replica);
  if (!read) return;
  const topics = new Set<Topic>(["people", "outbox", "sync", "notices", "outings"]);
  const readable = came.filter((number) => {
    const segment = replica.segments.get(number);
    return segment && replica.scopes.get(segment.scope)?.leaving === false;
  });
  await readIntoDirectory(replica, readable, went);
  for (const topic of noteChanged(replica, replica.directory.dropSegments(went))) topics.add(topic);
  replica.changes.tell(topics);
  beside(replica, indexInBackground(replica));
}
