import { checkFence } from "./fence";
import { incidentOf } from "./incidents";
import { compartmentOfKey } from "../vault/seal";
import { type KeptOp, pendingOp, type PendingOp } from "./kept-op";
import { openKept } from "./read-rows";
import { noteChanged } from "./note-changed";
import { announce, OWN, placeOf, type Replica } from "./replica";
import type { OutboxRow, OverlayRow } from "./replica-database";
import { sealJson } from "./sealed-json";
import { copyBeside } from "./second-copies";

/** Kept ops of the last 90 days are offered again; the server knows which it has (rules O5, S5). */
const KEPT_MS = 90 * 86_400_000;

/** Whether no server would ask for a delivered op any more. @param heardAt by the server's clock: a device's may be years off */
export const isForgettable = ({ deliveredAt }: KeptOp, heardAt: number): boolean =>
  deliveredAt !== undefined && deliveredAt < heardAt - KEPT_MS;

interface Again {
  outbox: OutboxRow;
  kept: KeptOp;
  /** What shows of it; null for an op that this version cannot read: it goes out as it is (rule O3). */
  shown: { overlay: OverlayRow; pending: PendingOp } | null;
}

/** Null for one that nobody would ask for any more; "unopened" for one that can only stay where it is. */
async function offeredAgain(replica: Replica, row: OutboxRow): Promise<Again | "unopened" | null> {
  const kept = await openKept(replica, "outbox", row);
  const compartment = compartmentOfKey(row.key);
  if (!kept || !compartment) return "unopened";
  if (replica.heardAt !== null && isForgettable(kept, replica.heardAt)) return null;
  const { status, seq, deliveredAt, ...unsent } = kept;
  const pending = pendingOp(row.n, 0, 0, 0, unsent);
  const seal = (table: string) => sealJson(replica.keys, compartment, placeOf(replica, table, row.n), unsent);
  const { n, key } = row;
  return {
    outbox: { n, key, state: 0, sealed: await seal("outbox") },
    kept: unsent,
    shown: pending && {
      overlay: { n, key, scope: 0, state: 0, seq: 0, sealed: await seal("overlay") },
      pending,
    },
  };
}

/** Keeps the epoch's name when none was known; nothing else changes. */
async function nameEpoch(replica: Replica, epoch: string): Promise<void> {
  const standing = { ...replica.standing, epoch };
  const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "standing", 0), standing);
  await replica.databases.strict.meta.put({ name: "standing", sealed });
  replica.standing = standing;
}

/**
 * The server is another one than before. All segments go, every cursor starts again, and what it may have lost is
 * unsent once more and shows until its echo has come. One transaction: a crash leaves the old state or the new one.
 */
export async function startEpoch(replica: Replica, epoch: string): Promise<void> {
  if (replica.standing.epoch === epoch) return;
  if (replica.standing.epoch === null) return nameEpoch(replica, epoch);
  const { strict } = replica.databases;
  const again: Again[] = [];
  let isWhole = true;
  for (const row of await strict.outbox.where("state").above(0).toArray()) {
    const one = await offeredAgain(replica, row);
    if (one === "unopened") isWhole = false;
    else if (one) again.push(one);
  }
  const incident = await incidentOf(replica, isWhole ? "server-put-back" : "put-back-in-part");
  const standing = { ...replica.standing, epoch };
  const sealed = await sealJson(replica.keys, OWN, placeOf(replica, "standing", 0), standing);
  const tables = [strict.outbox, strict.overlay, strict.segment, strict.scope, strict.meta];
  await strict.transaction("rw", tables, async () => {
    await checkFence(replica, strict);
    await strict.outbox.bulkPut(again.map(({ outbox }) => outbox));
    await strict.overlay.bulkPut(again.flatMap(({ shown }) => shown?.overlay ?? []));
    await strict.segment.clear();
    await strict.scope.toCollection().modify({ cursor: 0 });
    // The server of this epoch has not said of any op that it has it: also of what cannot be offered again.
    await strict.meta.bulkPut([
      { name: "standing", sealed },
      { name: "custody", value: 0 },
    ]);
    await incident.write();
  });
  replica.standing = standing;
  incident.known();
  const dropped = new Set(replica.segments.keys());
  const topics = noteChanged(replica, replica.directory.dropSegments(dropped));
  for (const segment of dropped) replica.frames.forget(segment);
  replica.segments.clear();
  for (const scope of replica.scopes.values()) scope.cursor = 0;
  replica.caughtUpTo = 0;
  for (const { outbox, kept, shown } of again) {
    if (shown) replica.pending.put(shown.pending);
    else replica.sendOnly.set(outbox.n, kept);
    if (kept.personId) replica.people.touch(kept.personId);
  }
  copyBeside(replica, replica.copies?.keep(again.map(({ outbox: { n }, kept }) => ({ n, kept }))));
  announce(replica, topics.add("people").add("registry").add("outbox").add("sync"));
}
