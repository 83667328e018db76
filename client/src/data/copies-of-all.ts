import { type HandedOver, handIn } from "../sync/hand-in";
import type { Keyrings } from "../vault/keyring";
import { type CopyShelf, leavingNames } from "./copy-shelf";
import {
  dropTold,
  type Forgotten,
  forgottenIn,
  noteForgotten,
  type Traces,
  tracesOn,
} from "./forgotten-life";
import { type DatabasePlace, ReplicaDatabase } from "./replica-database";
import { copyNamed } from "./second-copies";

/** The second copies of everybody who works on a device; nobody has to unlock for what is done with them (rule O6). */
export interface CopiesPorts {
  place: DatabasePlace;
  /** Absent in a browser that has no place for them. */
  shelf: CopyShelf | undefined;
  keyrings: Pick<Keyrings, "peopleHere">;
}

const NOTHING: Forgotten = { count: 0, left: 0 };

async function inDatabase<Value>(
  { place }: CopiesPorts,
  replica: string,
  work: (database: ReplicaDatabase) => Promise<Value>,
): Promise<Value> {
  const database = new ReplicaDatabase(replica, "strict", place);
  return work(database).finally(() => database.close());
}

const peopleIn = async ({ keyrings }: CopiesPorts): Promise<string[]> =>
  (await keyrings.peopleHere()).map(({ replica }) => replica);

const isOf = (people: readonly string[], name: string): boolean =>
  people.some((replica) => copyNamed(replica, name));

/** @returns the people whose databases know now what they have forgotten */
async function noteInAll(ports: CopiesPorts, shelf: CopyShelf, traces: Traces): Promise<string[]> {
  const noted: string[] = [];
  for (const replica of await peopleIn(ports)) {
    const isConcerned = [...traces.lying, ...traces.kept].some((name) => copyNamed(replica, name));
    const note = async (database: ReplicaDatabase): Promise<void> => {
      await noteForgotten(database, replica, traces);
      await dropTold(database, replica, shelf, traces);
    };
    const isNoted =
      !isConcerned ||
      (await inDatabase(ports, replica, note).then(
        () => true,
        () => false,
      ));
    if (isNoted) noted.push(replica);
  }
  return noted;
}

/**
 * Hands in the second copies of everybody who works here (rules O6, P8). Once they are handed in nothing tells any more that
 * a database has forgotten them: it is noted before, and where it cannot be, their names stay.
 */
export async function handInAll(ports: CopiesPorts): Promise<HandedOver> {
  const { shelf } = ports;
  if (!shelf) return { taken: 0, left: 0, reached: true };
  const noted = await noteInAll(ports, shelf, await tracesOn(shelf)).catch(() => []);
  return handIn(leavingNames(shelf, (name) => !isOf(noted, name)));
}

/**
 * What the databases of this device have forgotten: also work of people who are not among those here any more. A
 * database that does not open says nothing of it; unlocking does.
 */
export async function forgottenHere(ports: CopiesPorts): Promise<Forgotten> {
  const { shelf } = ports;
  if (!shelf) return NOTHING;
  const traces = await tracesOn(shelf);
  const people = await peopleIn(ports);
  const left = traces.lying.filter((name) => !isOf(people, name));
  const strangers = new Set([...left, ...traces.kept.filter((name) => !isOf(people, name))]);
  const forgotten: Forgotten = { count: strangers.size, left: left.length };
  for (const replica of people) {
    const hers = await inDatabase(ports, replica, (database) => forgottenIn(database, replica, traces)).catch(
      () => NOTHING,
    );
    forgotten.count += hers.count;
    forgotten.left += hers.left;
  }
  return forgotten;
}

/** Somebody is in, before whom it was said what was handed in of people who are not among those here any more. */
export async function dropStrangers(ports: CopiesPorts): Promise<void> {
  const { shelf } = ports;
  const people = await peopleIn(ports);
  for (const name of (await shelf?.keptNames()) ?? []) if (!isOf(people, name)) await shelf?.dropName(name);
}
