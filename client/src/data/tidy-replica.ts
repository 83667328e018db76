import { beside } from "./beside";
import { sweepEchoes } from "./echoes";
import { indexPeople } from "./find-people";
import { mergeSegments } from "./merge-segments";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";
import { isForgettable } from "./start-epoch";

/** Delivered ops older than the time for which a restored server may ask for them (rule O5). */
async function dropOldOps(replica: Replica): Promise<void> {
  const { strict } = replica.databases;
  const { heardAt } = replica;
  if (heardAt === null) return;
  const old: number[] = [];
  for (const row of await strict.outbox.where("state").equals(1).toArray()) {
    const kept = await openKept(replica, "outbox", row);
    if (kept && isForgettable(kept, heardAt)) old.push(row.n);
  }
  if (old.length === 0) return;
  await strict.transaction("rw", strict.outbox, strict.overlay, async () => {
    await strict.outbox.bulkDelete(old);
    await strict.overlay.bulkDelete(old);
  });
  for (const n of old) {
    const pending = replica.pending.remove(n);
    if (pending?.kept.personId) replica.people.touch(pending.kept.personId);
  }
}

/** What is done when nothing else is to do: once after unlock, and after pulls. */
export async function tidyReplica(replica: Replica): Promise<void> {
  if (replica.closed || !replica.ready.complete) return;
  const wasBehind = replica.people.staleCount > 0;
  await indexPeople(replica);
  // Whoever searched meanwhile got half an answer, which said so: it is asked again now.
  if (wasBehind && !replica.closed) replica.changes.tell(new Set(["people"]));
  await replica.writes.run(async () => {
    if (replica.closed) return;
    await sweepEchoes(replica, replica.pending.all());
    await dropOldOps(replica);
  });
  while (await mergeSegments(replica)) await replica.ports.pause();
}

const QUIET_MS = 3_000;

/** Tidies once after unlock and a while after every change. @returns what ends it */
export function tidyWhenQuiet(replica: Replica, wait: (ms: number) => Promise<void>): () => void {
  let isWaiting = false;
  const later = async (): Promise<void> => {
    if (isWaiting) return;
    isWaiting = true;
    await replica.ready.until("all");
    await wait(QUIET_MS);
    isWaiting = false;
    await tidyReplica(replica);
  };
  const end = replica.changes.listen((topics) => {
    if (topics.has("sync") || topics.has("people")) beside(replica, later());
  });
  beside(replica, later());
  return end;
}
