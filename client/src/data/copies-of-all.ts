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
 * @param open whose replica is open: what is hers she sends herself
 */
export async function handInAll(ports: CopiesPorts, open: string | null = null): Promise<HandedOver> {
  const { shelf } = ports;
  if (!shelf) return { taken: 0, left: 0, reached: true };
  const isOthers = (name: string): boolean => open === null || copyNamed(open, name) === null;
  const { lying, kept } = await tracesOn(shelf);
  const traces = { lying: lying.filter(isOthers), kept: kept.filter(isOthers) };
  const noted = await noteInAll(ports, shelf, traces).catch(() => []);
  const going = leavingNames(shelf, (name) => !isOf(noted, name));
  return handIn({ ...going, names: async () => (await going.names()).filter(isOthers) });
}

/** Somebody is in, before whom it was said what was handed in of people who are not among those here any more. */
async function dropStrangers(ports: CopiesPorts): Promise<void> {
  const { shelf } = ports;
  const people = await peopleIn(ports);
  for (const name of (await shelf?.keptNames()) ?? []) if (!isOf(people, name)) await shelf?.dropName(name);
}

/** How often the others' copies are handed in while somebody works here, minutes. */
const OTHERS_EVERY = 3;

/**
 * A tablet that several people share may hardly ever rest: their work does not wait until its author comes, nor until
 * nobody has it open (rules O6, P8).
 * @returns ends it
 */
export function handInOthers(
  ports: CopiesPorts,
  open: string,
  everyMinute: ((work: () => void) => () => void) | undefined,
): () => void {
  let minutes = 0;
  let isGoing = false;
  const begin = async (): Promise<void> => {
    if (isGoing) return;
    isGoing = true;
    // What cannot be handed in now is tried again by itself.
    await handInAll(ports, open).catch(() => undefined);
    isGoing = false;
  };
  void dropStrangers(ports)
    .catch(() => undefined)
    .then(begin);
  const end = everyMinute?.(() => {
    minutes += 1;
    if (minutes % OTHERS_EVERY === 0) void begin();
  });
  return () => end?.();
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
