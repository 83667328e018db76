import {
  type DeviceEnd,
  type DeviceOrder,
  type OrdersAnswer,
  type OrdersRequest,
  type Wipe,
} from "@konta/shared/sync/device-order";
import { LIMITS } from "@konta/shared/sync/limits";
import { isGenuineOrder } from "../vault/device-order";
import type { Keyrings } from "../vault/keyring";
import type { CopyShelf } from "./copy-shelf";
import { type DatabasePlace, ReplicaDatabase } from "./replica-database";
import { copyNamed } from "./second-copies";

/** What a device did about having been given up. */
export interface Obeyed {
  /** Whose work lay here and was taken away for good, and why. */
  emptied: { replica: string; end: DeviceEnd }[];
  /** How many changes are only here: the device is given up, and stays as it is until the office has them. */
  left: number;
}

export interface OrdersPorts {
  place: DatabasePlace;
  shelf: CopyShelf | undefined;
  keyrings: Pick<Keyrings, "peopleHere" | "orderKeys" | "beginToForget" | "forget" | "leaving">;
  ask: (body: OrdersRequest) => Promise<OrdersAnswer | null>;
  nonce: () => string;
}

/**
 * Takes everything of one person from this device for good: the keys first, which makes the rest unreadable, then her
 * database and her second copies. Ended in the middle it is ended the next time. Her name stays until the office knows.
 */
async function empty({ place, shelf, keyrings }: OrdersPorts, replica: string): Promise<void> {
  await keyrings.beginToForget(replica);
  await new ReplicaDatabase(replica, "strict", place).delete();
  for (const name of (await shelf?.names()) ?? []) if (copyNamed(replica, name)) await shelf?.remove(name);
  await shelf?.sweep(new Set(await shelf.names()));
  for (const name of (await shelf?.keptNames()) ?? [])
    if (copyNamed(replica, name)) await shelf?.dropName(name);
  if ((await keyrings.peopleHere()).length === 0) await shelf?.unmark();
}

/** The same, where nobody waits to hear of it. */
export async function emptyReplica(ports: OrdersPorts, replica: string): Promise<void> {
  await empty(ports, replica);
  await ports.keyrings.forget(replica);
}

/** What a crash left of somebody whose keys are gone. */
export async function finishEmptying(ports: OrdersPorts): Promise<void> {
  for (const replica of await ports.keyrings.leaving()) await empty(ports, replica);
}

/** The numbers of what is unsent; null of a database that does not open, which may hold anything. */
async function unsentOf({ place }: OrdersPorts, replica: string): Promise<number[] | null> {
  const database = new ReplicaDatabase(replica, "strict", place);
  try {
    return await database.outbox.where("state").equals(0).primaryKeys();
  } catch {
    return null;
  } finally {
    database.close();
  }
}

/** More than this is named in no question; what is not named is not known to be at the office. */
const MOST_NAMED = LIMITS.opsPerPush * 20;

/** How much of what one person recorded here the office does not have, as far as anybody knows while she is not here. */
async function leftOf(
  { shelf }: OrdersPorts,
  replica: string,
  unsent: number[] | null,
  missing: number,
): Promise<number> {
  if (!unsent) return Math.max(1, missing);
  const copies = ((await shelf?.names()) ?? []).filter((name) => copyNamed(replica, name)).length;
  return Math.max(copies, missing, unsent.length - MOST_NAMED);
}

const listOf = (emptied: ReadonlyMap<string, DeviceEnd>): Obeyed["emptied"] =>
  [...emptied].map(([replica, end]) => ({ replica, end }));

type Orders = OrdersAnswer["orders"];

/**
 * Says that everything of these people is gone. Only then their names go too: until the office has heard it, each time it
 * is asked, it gives its order once more.
 */
async function tell({ keyrings, ask, nonce }: OrdersPorts, obeyed: readonly DeviceOrder[]): Promise<void> {
  if (obeyed.length === 0) return;
  const stay = (await keyrings.peopleHere()).map(({ replica }) => ({ replica, unsent: [] }));
  const heard = await ask({ nonce: nonce(), replicas: stay, obeyed: [...obeyed] });
  // With nobody left the answer clears whatever the browser keeps of us, and the names with it.
  if (heard) for (const { replica } of obeyed) await keyrings.forget(replica).catch(() => undefined);
}

/** Empties what the orders want emptied. @returns those that were obeyed, now or before, and how much keeps the others */
async function follow(
  ports: OrdersPorts,
  orders: Orders,
  unsent: ReadonlyMap<string, number[] | null>,
  isProven: (order: DeviceOrder) => Promise<boolean>,
): Promise<{ obeyed: DeviceOrder[]; left: number }> {
  const obeyed: DeviceOrder[] = [];
  let left = 0;
  const gone = await ports.keyrings.leaving();
  for (const order of orders) {
    const { replica, end, missing } = order;
    if (!gone.includes(replica)) {
      if (!unsent.has(replica) || !(await isProven(order))) continue;
      const still = end === "stolen" ? 0 : await leftOf(ports, replica, unsent.get(replica) ?? null, missing);
      left += still;
      if (still > 0) continue;
      await empty(ports, replica);
    }
    obeyed.push(order);
  }
  return { obeyed, left };
}

/**
 * Asks what the office wants of the people of this device, and does it: a device that is stolen is emptied at once, one that
 * is lost or retired as soon as the office has all that was recorded there (rules O2, S6). Second copies are handed in
 * before. Only what the office has signed for this very question counts, or what an exchange has proved.
 * @param proven replica → what an exchange has told it
 */
export async function obeyOrders(ports: OrdersPorts, proven: ReadonlyMap<string, Wipe>): Promise<Obeyed> {
  const { keyrings, ask, nonce } = ports;
  const before = await keyrings.leaving();
  const keys = new Map((await keyrings.orderKeys()).map(({ replica, orderKey }) => [replica, orderKey]));
  const unsent = new Map<string, number[] | null>();
  for (const { replica } of await keyrings.peopleHere()) unsent.set(replica, await unsentOf(ports, replica));
  const emptied = new Map<string, DeviceEnd>();
  // Whoever holds a stolen device may hold its network: what is proven does not wait for another answer.
  for (const [replica, wipe] of proven)
    if (wipe === "at-once") {
      await empty(ports, replica);
      emptied.set(replica, "stolen");
    }
  if (unsent.size + before.length === 0) return { emptied: listOf(emptied), left: 0 };
  const asked = nonce();
  const replicas = [
    ...[...unsent].map(([replica, numbers]) => ({ replica, unsent: (numbers ?? []).slice(0, MOST_NAMED) })),
    ...before.map((replica) => ({ replica, unsent: [] })),
  ];
  const answer = await ask({ nonce: asked, replicas });
  if (!answer) return { emptied: listOf(emptied), left: 0 };
  const { obeyed, left } = await follow(ports, answer.orders, unsent, async (order) => {
    const key = keys.get(order.replica);
    return proven.has(order.replica) || (key !== undefined && (await isGenuineOrder(key, order, asked)));
  });
  for (const { replica, end } of obeyed) if (!before.includes(replica)) emptied.set(replica, end);
  // Whoever left by herself, or whose device was found after all: nobody waits to hear of it.
  for (const replica of before)
    if (!answer.orders.some((order) => order.replica === replica)) await keyrings.forget(replica);
  await tell(ports, obeyed);
  return { emptied: listOf(emptied), left };
}
