import type { Row } from "@konta/shared/sync/frame";
import { bucketOf, type SummedRow } from "@konta/shared/sync/scope-sums";
import type { Repair } from "../sync/sync-store";
import type { Topic } from "./border";
import { sweepEchoes } from "./echoes";
import { checkFence } from "./fence";
import { incidentOf } from "./incidents";
import { type Packed, packed } from "./merge-segments";
import { noteChanged } from "./note-changed";
import { announce, isDirectoryComplete, type Replica, scopeNumber } from "./replica";
import { readFrame } from "./segments";

/** What every scope adds up to here; null while not everything that is kept has been read (rule S4). */
export function scopeSums(replica: Replica): Record<string, string> | null {
  if (!isDirectoryComplete(replica)) return null;
  const sums: Record<string, string> = {};
  for (const [number, { name, leaving }] of replica.scopes)
    if (!leaving) sums[name] = replica.directory.sums(number);
  return sums;
}

/** The bucket sums of a scope, and the cursor they belong to; null when it is not here, or not read whole. */
export function scopeBuckets(replica: Replica, name: string): { cursor: number; buckets: string } | null {
  const number = scopeNumber(replica, name);
  const scope = number === null ? null : replica.scopes.get(number);
  if (number === null || !scope || !isDirectoryComplete(replica)) return null;
  return { cursor: scope.cursor, buckets: replica.directory.bucketSums(number) };
}

const nameOf = ({ collection, id }: SummedRow): string => `${collection}\n${id}`;

/**
 * What is to be tried next where a scope's sums differ; each is tried once as long as its cursor does not move. Asking
 * alone tries nothing.
 */
export function nextRepair(replica: Replica, name: string): "rows" | "scope" | "none" {
  const number = scopeNumber(replica, name);
  const scope = number === null ? null : replica.scopes.get(number);
  if (number === null || !scope) return "none";
  const tried = replica.repairsTried.get(number);
  if (tried?.cursor !== scope.cursor) return "rows";
  return tried.step === "rows" ? "scope" : "none";
}

/** A step was gone to its end: a comparison that was cut has not shown that the rows do not help. */
export function noteRepair(replica: Replica, name: string, step: "rows" | "scope"): void {
  const number = scopeNumber(replica, name);
  const scope = number === null ? null : replica.scopes.get(number);
  if (number !== null && scope) replica.repairsTried.set(number, { cursor: scope.cursor, step });
}

/**
 * The rows that hide what is here and not at the server. Null when a row here is newer than the server's: no row can
 * hide that, and the scope has to start again.
 */
function hidden(
  replica: Replica,
  scope: number,
  buckets: readonly number[],
  rows: readonly Row[],
): Row[] | null {
  const right = new Map(rows.map((row) => [nameOf(row), row.seq]));
  const surplus = replica.directory
    .entriesIn(scope, new Set(buckets))
    .filter((entry) => entry.seq !== right.get(nameOf(entry)));
  if (surplus.some((entry) => entry.seq > (right.get(nameOf(entry)) ?? entry.seq))) return null;
  return surplus
    .filter((entry) => !right.has(nameOf(entry)))
    .map(({ collection, id, seq }) => ({ collection, id, seq, state: "gone", by: "", at: 0, fields: {} }));
}

/** Null when the part is not what it says it is. */
async function rowsOf({ buckets, gzipped, rows }: Repair, schema: number): Promise<Row[] | null> {
  const frame = await readFrame(gzipped, schema);
  if (frame?.rows.length !== rows) return null;
  const asked = new Set(buckets);
  return frame.rows.every(({ collection, id }) => asked.has(bucketOf(collection, id))) ? frame.rows : null;
}

/** One transaction: the rows as segments of their own, the cursor where it stands. False when it moved meanwhile. */
async function write(
  replica: Replica,
  scope: number,
  cursor: number,
  segments: readonly Packed[],
): Promise<boolean> {
  const { strict } = replica.databases;
  const incident = await incidentOf(replica, "rows-repaired");
  const isWritten = await strict.transaction("rw", strict.segment, strict.scope, strict.meta, async () => {
    await checkFence(replica, strict);
    const standing = await strict.scope.get(scope);
    if (!standing || standing.leaving || standing.cursor !== cursor) return false;
    await strict.segment.bulkAdd(segments.map(({ segment }) => segment));
    await incident.write();
    return true;
  });
  if (isWritten) incident.known();
  return isWritten;
}

/**
 * Puts the rows of some buckets right: what the server has of them is kept, what it has not is hidden (rule S4).
 * @param cursor where the scope stood when its sums were sent; if it has moved, the next comparison tells again
 */
export async function keepRepair(
  replica: Replica,
  name: string,
  cursor: number,
  repair: Repair,
): Promise<void> {
  const scope = scopeNumber(replica, name);
  if (scope === null || replica.scopes.get(scope)?.cursor !== cursor) return;
  const rows = await rowsOf(repair, replica.schema);
  const gone = rows && hidden(replica, scope, repair.buckets, rows);
  if (!rows || !gone) return;
  const segments = await packed(replica, scope, [...rows, ...gone]);
  if (!(await write(replica, scope, cursor, segments))) return;
  const topics = new Set<Topic>(["sync", "people"]);
  for (const { segment, rows: its } of segments) {
    replica.segments.set(segment.number, { scope, rows: segment.rows });
    const entries = replica.directory.apply(segment.number, scope, its);
    for (const topic of noteChanged(replica, entries)) topics.add(topic);
  }
  await sweepEchoes(replica, replica.pending.all());
  announce(replica, topics);
}

/** Everything of a scope is dropped and fetched again; what waits to be sent is not in it (rules S4, D6). */
export async function startScopeAgain(replica: Replica, name: string): Promise<void> {
  const number = scopeNumber(replica, name);
  const scope = number === null ? null : replica.scopes.get(number);
  if (number === null || !scope) return;
  const { strict } = replica.databases;
  const incident = await incidentOf(replica, "scope-again");
  await strict.transaction("rw", strict.segment, strict.scope, strict.meta, async () => {
    await checkFence(replica, strict);
    await strict.segment.where("scope").equals(number).delete();
    await strict.scope.update(number, { cursor: 0 });
    await incident.write();
  });
  incident.known();
  scope.cursor = 0;
  for (const [segment, known] of replica.segments) {
    if (known.scope !== number) continue;
    replica.segments.delete(segment);
    replica.frames.forget(segment);
  }
  const topics = noteChanged(replica, replica.directory.dropScope(number));
  announce(replica, topics.add("sync").add("people"));
}
