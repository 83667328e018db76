import { beside } from "./beside";
import { settleDecided } from "./decided-ops";
import { sweepEchoes } from "./echoes";
import { hideExpired } from "./expired-grants";
import { indexPeople } from "./find-people";
import { forgetErased } from "./forget-erased";
import { mergeSegments } from "./merge-segments";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";
import type { SendState } from "./replica-database";
import { isForgettable } from "./start-epoch";

const DAY_MS = 86_400_000;

/** The numbers of ops in a state, oldest first; from the index, so that nothing is opened for it. */
const numbersOf = ({ databases: { strict } }: Replica, state: SendState): Promise<number[]> =>
  strict.outbox.where("state").equals(state).primaryKeys();

/** Oldest first, and no further than the first that is not old: what was made later was delivered later, or nearly so. */
async function oldOps(replica: Replica, heardAt: number): Promise<number[]> {
  const old: number[] = [];
  for (const n of await numbersOf(replica, 1)) {
    const row = await replica.databases.strict.outbox.get(n);
    const kept = row && (await openKept(replica, "outbox", row));
    // One that does not open tells nothing of those after it.
    if (!kept) continue;
    if (!isForgettable(kept, heardAt)) break;
    old.push(n);
  }
  return old;
}

async function dropOps(replica: Replica, old: readonly number[]): Promise<void> {
  const { strict } = replica.databases;
  if (replica.closed) return;
  const dropped = await strict.transaction("rw", strict.outbox, strict.overlay, async () => {
    // A server that was put back may have asked for them meanwhile: then they are unsent again.
    const delivered = new Set(await numbersOf(replica, 1));
    const numbers = old.filter((n) => delivered.has(n));
    await strict.outbox.bulkDelete(numbers);
    await strict.overlay.bulkDelete(numbers);
    return numbers;
  });
  for (const n of dropped) {
    const pending = replica.pending.remove(n);
    if (pending?.kept.personId) replica.people.touch(pending.kept.personId);
  }
}

/**
 * Delivered ops older than the time for which a restored server may ask for them go (rule O5), and what was decided about
 * in review begins to grow old. Once after unlock and once a day: days are what it is about, and saves must not wait for it.
 */
async function ageOutbox(replica: Replica): Promise<void> {
  const { heardAt, agedAt } = replica;
  if (heardAt === null || (agedAt !== null && Math.abs(heardAt - agedAt) < DAY_MS)) return;
  replica.agedAt = heardAt;
  const { outbox } = replica.databases.strict;
  await settleDecided(replica, await outbox.where("state").equals(2).toArray());
  const old = await oldOps(replica, heardAt);
  if (old.length > 0) await replica.writes.run(() => dropOps(replica, old));
}

/** What is done when nothing else is to do: once after unlock, and after pulls. */
export async function tidyReplica(replica: Replica): Promise<void> {
  if (replica.closed || !replica.ready.complete) return;
  const wasBehind = replica.people.staleCount > 0;
  await indexPeople(replica);
  // Whoever searched meanwhile got half an answer, which said so: it is asked again now.
  if (wasBehind && !replica.closed) replica.changes.tell(new Set(["people"]));
  await hideExpired(replica);
  await replica.writes.run(async () => {
    if (replica.closed) return;
    await sweepEchoes(replica, replica.pending.all());
  });
  if (!replica.closed) await forgetErased(replica);
  if (!replica.closed) await ageOutbox(replica);
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
