import { isCustody, type OpResult } from "@konta/shared/sync/answer";
import { compartmentOfKey } from "../vault/seal";
import type { Topic } from "./border";
import { sweepEchoes } from "./echoes";
import { checkFence } from "./fence";
import { incidentOf } from "./incidents";
import { pendingOp, type KeptOp, type PendingOp } from "./kept-op";
import { finishPurges } from "./purge-scopes";
import { openKept } from "./read-rows";
import { announce, placeOf, type Replica } from "./replica";
import { numberIn, type OutboxRow, type OverlayRow, type SendState } from "./replica-database";
import { sealJson } from "./sealed-json";
import { copyBeside } from "./second-copies";

interface Answered {
  outbox: OutboxRow;
  kept: KeptOp;
  overlay: OverlayRow | null;
  pending: PendingOp | null;
}

const stateFor = (status: string): SendState => (status === "applied" || status === "conflict" ? 1 : 2);

async function resealed<TableRow extends OutboxRow | OverlayRow>(
  replica: Replica,
  table: "outbox" | "overlay",
  row: TableRow,
  kept: KeptOp,
): Promise<TableRow> {
  const compartment = compartmentOfKey(row.key);
  if (!compartment) return row;
  const place = placeOf(replica, table, row.n, "scope" in row ? row.scope : 0);
  return { ...row, sealed: await sealJson(replica.keys, compartment, place, kept) };
}

/** Null when the answer is not about an op that waits here: a late duplicate, or another incarnation's. */
async function answered(replica: Replica, result: OpResult): Promise<Answered | null> {
  const [incarnation, n, status, seq] = result;
  const { strict } = replica.databases;
  const row = await strict.outbox.get(n);
  if (!row || !isCustody(status)) return null;
  const kept = await openKept(replica, "outbox", row);
  if (!kept || kept.incarnation !== incarnation) return null;
  // What was in review may be applied later; nothing else changes once the server has it.
  if (row.state === 1 || (row.state === 2 && stateFor(status) === 2)) return null;
  const state = stateFor(status);
  const now: KeptOp = { ...kept, status, seq, deliveredAt: replica.heardAt ?? replica.ports.now() };
  const outbox = await resealed(replica, "outbox", { ...row, state }, now);
  const lying = await strict.overlay.get(n);
  const overlay = lying ? await resealed(replica, "overlay", { ...lying, state, seq }, now) : null;
  return { outbox, kept: now, overlay, pending: pendingOp(n, state, seq, lying?.scope ?? 0, now) };
}

/**
 * Keeps what the server answered. Custody alone moves an op out of the unsent (rule O2); it stays, sealed, so that a
 * restored server can ask for it again (rule O5).
 */
export async function acknowledge(replica: Replica, results: readonly OpResult[]): Promise<void> {
  const all: Answered[] = [];
  for (const result of results) {
    const one = await answered(replica, result);
    if (one) all.push(one);
  }
  if (all.length === 0) return;
  const { strict } = replica.databases;
  await strict.transaction("rw", strict.outbox, strict.overlay, strict.meta, async () => {
    await checkFence(replica, strict);
    await strict.outbox.bulkPut(all.map(({ outbox }) => outbox));
    await strict.overlay.bulkPut(all.flatMap(({ overlay }) => overlay ?? []));
    const numbers = [await numberIn(strict, "custody", 0), ...all.map(({ outbox: { n } }) => n)];
    await strict.meta.put({ name: "custody", value: Math.max(...numbers) });
  });
  for (const { outbox } of all) replica.sendOnly.delete(outbox.n);
  copyBeside(replica, replica.copies?.drop(all.map(({ outbox: { n }, kept }) => ({ n, kept }))));
  const topics = new Set<Topic>(["outbox", "sync"]);
  for (const { pending } of all) {
    // Also where its row of the overlay was lost: what is delivered must not count as unsent.
    if (!pending) continue;
    replica.pending.put(pending);
    if (!pending.kept.personId) continue;
    replica.people.touch(pending.kept.personId);
    topics.add(`person:${pending.kept.personId}`);
  }
  announce(replica, topics);
  await sweepEchoes(
    replica,
    all.flatMap(({ pending }) => pending ?? []),
  );
  await finishPurges(replica);
}

/**
 * Unsent ops go out again under a new incarnation; what the server has keeps its own (rule P2).
 * @param why what has to be said of it; nothing when the person herself asked for her keys again
 */
export async function takeIncarnation(
  replica: Replica,
  number: number,
  code: string,
  why: "profile-copied" | null,
): Promise<void> {
  const { strict } = replica.databases;
  const isTold = (await numberIn(strict, "incarnation", replica.me.incarnation)) === number;
  const incident = why && !isTold ? await incidentOf(replica, why) : null;
  const standing = { ...replica.standing, code };
  const sealed = await sealJson(replica.keys, "personal", placeOf(replica, "standing", 0), standing);
  const outbox: OutboxRow[] = [];
  const overlay: OverlayRow[] = [];
  const pending: PendingOp[] = [];
  for (const row of await strict.outbox.where("state").equals(0).toArray()) {
    const kept = await openKept(replica, "outbox", row);
    if (!kept) continue;
    const now = { ...kept, incarnation: number };
    outbox.push(await resealed(replica, "outbox", row, now));
    const lying = await strict.overlay.get(row.n);
    if (lying) overlay.push(await resealed(replica, "overlay", lying, now));
    const shown = replica.pending.get(row.n);
    if (shown) pending.push({ ...shown, kept: now });
    if (replica.sendOnly.has(row.n)) replica.sendOnly.set(row.n, now);
  }
  await strict.transaction("rw", strict.outbox, strict.overlay, strict.meta, async () => {
    await checkFence(replica, strict);
    await strict.outbox.bulkPut(outbox);
    await strict.overlay.bulkPut(overlay);
    await strict.meta.bulkPut([
      { name: "incarnation", value: number },
      { name: "localCounter", value: 1 },
      { name: "standing", sealed },
    ]);
    await incident?.write();
  });
  replica.standing = standing;
  incident?.known();
  for (const each of pending) replica.pending.put(each);
  announce(replica, new Set(["outbox", "sync"]));
}
