import { hash64 } from "@konta/shared/base/hash64";
import { handIn } from "../sync/hand-in";
import { incidentOf } from "./incidents";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";
import { numberIn, type ReplicaDatabase } from "./replica-database";
import { copyNamed } from "./second-copies";

/**
 * A database that came back empty, or as it was before, knows less than its second copies do: those of numbers it has not
 * given yet are of a life it has forgotten (rule O6). They are counted, to be said, and the next op counts on above them.
 * @param names of copies, read before: an op is in the database before its copy is written
 */
export async function noteForgotten(
  database: ReplicaDatabase,
  replica: string,
  names: readonly string[],
): Promise<void> {
  const numbers = names.flatMap((name) => copyNamed(replica, name)?.n ?? []);
  if (numbers.length === 0) return;
  await database.transaction("rw", database.meta, async () => {
    const nextN = await numberIn(database, "nextN", 1);
    const forgotten = numbers.filter((n) => n >= nextN);
    if (forgotten.length === 0) return;
    await database.meta.bulkPut([
      { name: "nextN", value: Math.max(...forgotten) + 1 },
      { name: "forgotten", value: (await numberIn(database, "forgotten", 0)) + forgotten.length },
    ]);
  });
}

/** Work that the databases of this device do not know any more, and how much of it still lies here as second copies. */
export interface Forgotten {
  count: number;
  left: number;
}

/**
 * What one database has forgotten, told from what lies in clear, since nobody has unlocked: numbers and nothing else.
 * What was handed in counts until her next unlock, behind which it is said too.
 * @param names of her copies, read before
 */
export async function forgottenIn(
  database: ReplicaDatabase,
  replica: string,
  names: readonly string[],
): Promise<Forgotten> {
  const numbers = names.flatMap((name) => copyNamed(replica, name)?.n ?? []);
  const known = new Set(await database.outbox.where("n").anyOf(numbers).primaryKeys());
  const left = numbers.filter((n) => !known.has(n)).length;
  const nextN = await numberIn(database, "nextN", 1);
  const noted = await numberIn(database, "forgotten", 0);
  return { count: Math.max(left, noted + numbers.filter((n) => n >= nextN).length), left };
}

/** Writes the incident, once. @returns whether there was one */
async function sayForgotten(replica: Replica, names: readonly string[]): Promise<boolean> {
  const { strict } = replica.databases;
  if (replica.closed) return false;
  await noteForgotten(strict, replica.id, names);
  if ((await numberIn(strict, "forgotten", 0)) === 0) return false;
  const incident = await incidentOf(replica, "work-forgotten");
  await strict.transaction("rw", strict.meta, async () => {
    await incident.write();
    await strict.meta.put({ name: "forgotten", value: 0 });
  });
  incident.known();
  replica.changes.tell(new Set(["sync"]));
  return true;
}

async function isDelivered(replica: Replica, n: number, hash: string): Promise<boolean> {
  const row = await replica.databases.strict.outbox.get(n);
  if (!row || row.state === 0) return false;
  const kept = await openKept(replica, "outbox", row);
  return kept !== null && hash64(kept.text) === hash;
}

/** After opening: the second copies are brought up to the outbox, and what the database has forgotten is said and handed in. */
export async function reconcileCopies(replica: Replica): Promise<void> {
  const { copies, pending, sendOnly, ports } = replica;
  if (!copies || !ports.shelf) return;
  const unsent = [...pending.unsent(), ...[...sendOnly].map(([n, kept]) => ({ n, kept }))];
  const reconciled = copies.reconcile(unsent, (n, hash) => isDelivered(replica, n, hash));
  const names = await ports.shelf.names();
  const isNew = await replica.writes.run(() => sayForgotten(replica, names));
  await reconciled;
  if (isNew) await handIn(ports.shelf);
}
