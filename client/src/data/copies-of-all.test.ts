import type { HandIn } from "@konta/shared/sync/copy";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeviceHost } from "./device-host";
import { memoryShelf, officeOf } from "./memory-shelf.fixture";
import { numberIn, ReplicaDatabase } from "./replica-database";
import { aKeyring, aPlace, ports } from "./store-fixture";

const BADGE = "0123456789ABCDEFGHJKMNPQRS";
const PIN = "246810";
const HERS = "rb.1.bb";

let shelf: ReturnType<typeof memoryShelf>;
let place: ReturnType<typeof aPlace>;
let host: DeviceHost;
/** What came to the office, request by request. */
let came: string[][];
let isReached: boolean;
/** What runs once a minute, for as long as somebody is in. */
let minutely: Set<() => void>;

/** A minute goes by, and what it began comes to its end. */
async function minute(): Promise<void> {
  for (const work of minutely) work();
  await host.lookBack();
}
const minutes = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) await minute();
};

beforeEach(async () => {
  [shelf, place, came, isReached, minutely] = [memoryShelf(), aPlace(), [], true, new Set()];
  vi.stubGlobal("fetch", async (_address: string, { body }: { body: string }) => {
    const asked = JSON.parse(body) as HandIn;
    if (!isReached) throw new TypeError("network");
    came.push(asked.copies.map(({ name }) => name));
    return Response.json(officeOf(shelf, () => "applied")(asked));
  });
  let now = 0;
  host = new DeviceHost({
    ...ports(place, { shelf }),
    clockMs: () => (now += 1000),
    wait: async () => undefined,
    everyMinute: (work) => {
      minutely.add(work);
      return () => void minutely.delete(work);
    },
    startSync: null,
  });
  for (const replica of ["ra", "rb"])
    await host.enrolHere({ ...aKeyring({ replica, shortCode: replica }), badge: BADGE, serverTime: 0 }, PIN);
  await host.lock("cold");
});
afterEach(() => vi.unstubAllGlobals());

const lies = (...names: string[]): void => {
  for (const name of names) shelf.files.set(name, new Uint8Array([1]));
};

test("[O6] [P8] whoever unlocks a shared tablet hands in what others left there, and sends her own herself", async () => {
  lies("ra.1.aa", "ra.2.aa", HERS);
  await host.unlock("rb", PIN, BADGE);
  await vi.waitFor(() => expect([...shelf.files.keys()]).toEqual([HERS]));
  expect(came).toEqual([["ra.1", "ra.2"]]);
});

test("[O6] [P8] and goes on doing so while she has it open, for as long as the office cannot be reached", async () => {
  isReached = false;
  lies("ra.1.aa", HERS);
  await host.unlock("rb", PIN, BADGE);
  await minutes(4);
  expect(came).toEqual([]);
  isReached = true;
  await vi.waitFor(async () => {
    await minute();
    expect([...shelf.files.keys()]).toEqual([HERS]);
  });
  await host.lock("cold");
  expect(minutely.size).toBe(0);
});

test("[O6] what the others' databases have forgotten is noted before it goes, and hers is left alone", async () => {
  lies("ra.5.aa", "rb.9.bb");
  await host.unlock("rb", PIN, BADGE);
  await vi.waitFor(() => expect(came).toEqual([["ra.5"]]));
  for (const [replica, forgotten] of [
    ["ra", 1],
    ["rb", 0],
  ] as const) {
    const database = new ReplicaDatabase(replica, "strict", place);
    expect(await numberIn(database, "forgotten", 0)).toBe(forgotten);
    database.close();
  }
});
