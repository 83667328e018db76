import { hash64 } from "@konta/shared/base/hash64";
import { handIn } from "../sync/hand-in";
import { type CopyShelf, leavingNames } from "./copy-shelf";
import { incidentOf } from "./incidents";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";
import { numberIn, type ReplicaDatabase } from "./replica-database";
import { copyNamed } from "./second-copies";

/** What tells of ops without the databases: copies that lie here, and names of some that were handed in unnoted. */
export interface Traces {
  lying: readonly string[];
  kept: readonly string[];
}

/** To be read before a database is asked: an op is there before its copy is written. A name is kept before its copy goes. */
export async function tracesOn(shelf: CopyShelf): Promise<Traces> {
  const lying = await shelf.names();
  return { lying, kept: await shelf.keptNames() };
}

const numbersIn = (replica: string, names: Iterable<string>): number[] =>
  [...names].flatMap((name) => copyNamed(replica, name)?.n ?? []);

/** A copy that was not removed after its name was kept counts once. */
const numbersOf = (replica: string, { lying, kept }: Traces): number[] =>
  numbersIn(replica, new Set([...lying, ...kept]));

/**
 * A database that came back empty, or as it was before, knows less than its second copies do: those of numbers it has not
 * given yet are of a life it has forgotten (rule O6). They are counted, to be said, and the next op counts on above them.
 */
export async function noteForgotten(
  database: ReplicaDatabase,
  replica: string,
  traces: Traces,
): Promise<void> {
  const numbers = numbersOf(replica, traces);
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

/**
 * Kept names that have nothing to tell any more: what they stand for is noted, or the database knows the op as delivered.
 * Those of ops that are unsent here stay: it may go back to before them.
 */
export async function dropTold(
  database: ReplicaDatabase,
  replica: string,
  shelf: CopyShelf,
  { kept }: Traces,
): Promise<void> {
  const nextN = await numberIn(database, "nextN", 1);
  for (const name of kept) {
    const n = copyNamed(replica, name)?.n;
    if (n === undefined || n >= nextN || (await database.outbox.get(n))?.state === 0) continue;
    await shelf.dropName(name);
  }
}

/** Work that the databases of this device do not know any more, and how much of it still lies here as second copies. */
export interface Forgotten {
  count: number;
  left: number;
}

/**
 * What one database has forgotten, told from what lies in clear, since nobody has unlocked: numbers and nothing else.
 * What was handed in counts until her next unlock, behind which it is said too.
 */
export async function forgottenIn(
  database: ReplicaDatabase,
  replica: string,
  traces: Traces,
): Promise<Forgotten> {
  const lying = numbersIn(replica, traces.lying);
  const known = new Set(await database.outbox.where("n").anyOf(lying).primaryKeys());
  const left = lying.filter((n) => !known.has(n)).length;
  const nextN = await numberIn(database, "nextN", 1);
  const noted = await numberIn(database, "forgotten", 0);
  const unnoted = numbersOf(replica, traces).filter((n) => n >= nextN).length;
  return { count: Math.max(left, noted + unnoted), left };
}

/** Writes the incident, once. @returns whether there was one */
async function sayForgotten(replica: Replica, traces: Traces): Promise<boolean> {
  const { strict } = replica.databases;
  if (replica.closed) return false;
  await noteForgotten(strict, replica.id, traces);
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
  const traces = await tracesOn(ports.shelf);
  const isNew = await replica.writes.run(() => sayForgotten(replica, traces));
  if (!replica.closed) await dropTold(replica.databases.strict, replica.id, ports.shelf, traces);
  await reconciled;
  // Whether a colleague's database has forgotten hers is looked at when she comes.
  if (isNew) await handIn(leavingNames(ports.shelf, (name) => !copyNamed(replica.id, name)));
}
