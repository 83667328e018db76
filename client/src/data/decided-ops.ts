import { recordIdFrom } from "@konta/shared/base/id";
import { utf8 } from "../vault/bytes";
import { sha256 } from "../vault/exchange-mac";
import { compartmentOfKey } from "../vault/seal";
import type { KeptOp } from "./kept-op";
import { openKept } from "./read-rows";
import { isDirectoryComplete, placeOf, type Replica } from "./replica";
import type { OutboxRow } from "./replica-database";
import { sealJson } from "./sealed-json";

/** The id of the news about one op that waits: it follows from whose op it is, and from nothing else (server: `tell-author`). */
async function noticeId(replica: string, n: number, { incarnation, author }: KeptOp): Promise<string> {
  const digest = await sha256(utf8(["notice", `${replica}|${incarnation}|${n}`, author].join("\n")));
  return recordIdFrom(digest.slice(0, 16));
}

/**
 * What people at the office decided about an op of this device that was in review, as its own news says; null while it
 * waits. It counts once everything up to that news is here, so that what was let in stands in a row before the op's own
 * word goes. Precise by op: another one on the same record may wait on.
 */
export async function decisionOn(
  replica: Replica,
  n: number,
  kept: KeptOp,
): Promise<"released" | "rejected" | null> {
  const entry = replica.directory.newest("notice", await noticeId(replica.id, n, kept));
  if (entry?.glance?.["kind"] !== "resolved") return null;
  if (entry.seq > replica.caughtUpTo || !isDirectoryComplete(replica)) return null;
  return entry.glance["reason"] === "released" ? "released" : "rejected";
}

/** The row as one that is done with; null while it waits. */
async function settled(replica: Replica, row: OutboxRow): Promise<OutboxRow | null> {
  const kept = await openKept(replica, "outbox", row);
  const decision = kept && (await decisionOn(replica, row.n, kept));
  const compartment = compartmentOfKey(row.key);
  if (!kept || !decision || !compartment) return null;
  const now = decision === "released" ? { ...kept, status: "applied" } : kept;
  const sealed = await sealJson(replica.keys, compartment, placeOf(replica, "outbox", row.n), now);
  return { ...row, state: 1, sealed };
}

/** What was decided about waits no more: it grows old like everything that was delivered (rule O5). */
export async function settleDecided(replica: Replica, rows: readonly OutboxRow[]): Promise<void> {
  const done: OutboxRow[] = [];
  for (const row of rows) {
    const one = row.state === 2 ? await settled(replica, row) : null;
    if (one) done.push(one);
  }
  if (done.length === 0 || replica.closed) return;
  const { strict } = replica.databases;
  await strict.transaction("rw", strict.outbox, async () => {
    // A server that was put back may have asked for it meanwhile: then it is unsent again.
    const there = await strict.outbox.bulkGet(done.map(({ n }) => n));
    await strict.outbox.bulkPut(done.filter((_, at) => there[at]?.state === 2));
  });
}
