import { sameValue } from "@konta/shared/sync/same-value";
import type { Topic } from "./border";
import { decisionOn, settleDecided } from "./decided-ops";
import type { PendingOp } from "./kept-op";
import { announce, isDirectoryComplete, type Replica } from "./replica";
import { rowsOfSegment } from "./segments";

/** The compartments that an office desktop receives too. */
const OWN_COPIES: ReadonlySet<string> = new Set(["registry", "personal", "outing"]);

/**
 * Whether the server's rows already contain an accepted op (rule D2). Such an op shows no more, also where taking it out
 * of the overlay failed.
 */
export function isEchoed(replica: Replica, { op, kept, state, seq }: PendingOp): boolean {
  // An office desktop keeps no copies of areas (rule S1): with custody its work lies at the server alone.
  if (state !== 0 && replica.me.kind === "office" && !OWN_COPIES.has(kept.compartment)) return true;
  if (state !== 1 || seq === 0) return false;
  if (replica.directory.seenSeq(op.collection, op.id) >= seq) return true;
  // Everything up to there that this device may have is here: its record lies where this device keeps nothing (rule S2).
  return seq <= replica.caughtUpTo && isDirectoryComplete(replica);
}

/**
 * The same for an op in review too, which has no seq: it has come back when the row says what it said, and its place ends
 * when people have decided about it, whatever the row says then.
 */
async function hasEchoed(replica: Replica, pending: PendingOp): Promise<boolean> {
  if (isEchoed(replica, pending)) return true;
  const { op, kept, state } = pending;
  if (state !== 2) return false;
  if (await decisionOn(replica, pending.n, kept)) return true;
  const entry = replica.directory.newest(op.collection, op.id);
  if (!entry) return false;
  if (entry.state === "deleted") return op.kind === "delete";
  const row = (await rowsOfSegment(replica, entry.segment))[entry.position];
  if (!row || op.kind === "delete") return false;
  return Object.entries(op.fields).every(([name, value]) => sameValue(row.fields[name], value));
}

/** Takes ops whose echo has come out of the overlay, in a small transaction of its own. */
export async function sweepEchoes(replica: Replica, candidates: readonly PendingOp[]): Promise<void> {
  const echoed: PendingOp[] = [];
  for (const pending of candidates) if (await hasEchoed(replica, pending)) echoed.push(pending);
  if (echoed.length === 0 || replica.closed) return;
  await replica.databases.relaxed.overlay.bulkDelete(echoed.map(({ n }) => n));
  const topics = new Set<Topic>(["outbox", "sync"]);
  for (const { n, op, kept } of echoed) {
    replica.pending.remove(n);
    for (const topic of replica.merges.wokenBy(op.collection, kept.personId || null)) topics.add(topic);
    if (kept.personId) replica.people.touch(kept.personId);
  }
  const reviewed = echoed.filter(({ state }) => state === 2).map(({ n }) => n);
  const rows = reviewed.length > 0 ? await replica.databases.strict.outbox.bulkGet(reviewed) : [];
  await settleDecided(
    replica,
    rows.filter((row) => row !== undefined),
  );
  announce(replica, topics);
}

/** The ops whose record is among the rows that just came. */
export function opsOnRecords(
  replica: Replica,
  records: readonly { collection: string; id: string }[],
): PendingOp[] {
  const found = new Map<number, PendingOp>();
  for (const { collection, id } of records)
    for (const pending of replica.pending.of(collection, id)) found.set(pending.n, pending);
  return [...found.values()];
}
