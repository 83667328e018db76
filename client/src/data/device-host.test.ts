import type { Enrolled } from "@konta/shared/sync/enrolment";
import { IDBFactory, IDBKeyRange, IDBObjectStore } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { DeviceHost } from "./device-host";
import type { HostPorts, SyncSession } from "./host-ports";
import type { DatabasePlace } from "./replica-database";
import { aKeyring, anId, ports } from "./store-fixture";

const BADGE = "0123456789ABCDEFGHJKMNPQRS";
const PINS = { ra: "246810", rb: "135791" };
const SECOND_NEEDED = { ok: false, error: { code: "second-needed" } };

const aPlace = (): DatabasePlace => ({ indexedDB: new IDBFactory(), IDBKeyRange });

const anEnrolment = (replica: string): Enrolled => ({
  ...aKeyring({ replica, shortCode: replica.toUpperCase() }),
  badge: BADGE,
  serverTime: 0,
});

/** The worker of one tab. A slow clock keeps the measured cost at its floor. */
function aHost(place: DatabasePlace = aPlace(), over: Partial<HostPorts> = {}): DeviceHost {
  let now = 0;
  return new DeviceHost({
    ...ports(place),
    clockMs: () => (now += 1000),
    wait: async () => undefined,
    startSync: null,
    ...over,
  });
}

/** Two people who have each worked here; the first has just locked, warm. */
async function twoPeople(place: DatabasePlace, over: Partial<HostPorts> = {}): Promise<DeviceHost> {
  const host = aHost(place, over);
  for (const replica of ["rb", "ra"] as const) await host.enrolHere(anEnrolment(replica), PINS[replica]);
  expect(await host.unlock("ra", PINS.ra, BADGE)).toMatchObject({ ok: true });
  await host.lock("warm");
  return host;
}

const warmHere = async (host: DeviceHost): Promise<string[]> =>
  (await host.peopleHere()).filter(({ warm }) => warm).map(({ replica }) => replica);

test("[O2] a device without room unlocks all the same: it is the one that has to hand over", async () => {
  const host = aHost();
  await host.enrolHere(anEnrolment("ra"), PINS.ra);
  await host.lock("cold");
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await host.unlock("ra", "864213", BADGE)).toMatchObject({ error: { code: "wrong", triesLeft: 9 } });
  expect(await host.unlock("ra", PINS.ra, BADGE)).toMatchObject({ ok: true });
  full.mockRestore();
});

test("[O2] [O4] unsent work outlasts a sign-out and a change of people, and nobody who has any is forgotten", async () => {
  const place = aPlace();
  const stores = new Map<string, SyncSession["store"]>();
  const startSync: HostPorts["startSync"] = ({ me, store }) => {
    stores.set(me.replica, store);
    return { syncNow: () => Promise.resolve(), stop: () => undefined };
  };
  const unsentOf = async (replica: string) =>
    (await stores.get(replica)?.unsentOps(10, 10_000))?.map(({ text }) => text);
  const host = await twoPeople(place, { startSync });
  await host.unlock("ra", PINS.ra, null);
  await host.ask("addRecord", ["phone", { personId: anId("p"), number: "6900000001" }]);
  const texts = await unsentOf("ra");
  expect(texts).toEqual([expect.stringContaining("6900000001")]);

  await host.lock("cold");
  await host.unlock("rb", PINS.rb, BADGE);
  expect(await unsentOf("rb")).toEqual([]);
  expect(await host.forget("ra")).toEqual({ ok: false, error: { code: "unsent", count: 1 } });
  expect((await host.peopleHere()).map(({ replica }) => replica).sort()).toEqual(["ra", "rb"]);
  expect(await host.forget("rb")).toMatchObject({ ok: true });

  // The tab closes and another one opens.
  const again = aHost(place, { startSync });
  await again.unlock("ra", PINS.ra, BADGE);
  expect(await unsentOf("ra")).toEqual(texts);
});

describe("who is warm", () => {
  test("the same person after an ordinary lock, and nobody after a cold one", async () => {
    const host = await twoPeople(aPlace());
    expect(await warmHere(host)).toEqual(["ra"]);
    expect(await host.unlock("ra", PINS.ra, null)).toMatchObject({ ok: true });
    await host.lock("cold");
    expect(await warmHere(host)).toEqual([]);
    expect(await host.unlock("ra", PINS.ra, null)).toEqual(SECOND_NEEDED);
  });

  test.each(["unlocks", "signs in for the first time"])("nobody else once another person %s", async (way) => {
    const host = await twoPeople(aPlace());
    if (way === "unlocks") expect(await host.unlock("rb", PINS.rb, BADGE)).toMatchObject({ ok: true });
    else expect(await host.enrolHere(anEnrolment("rc"), "753951")).toMatchObject({ ok: true });
    await host.lock("warm");
    expect(await warmHere(host)).not.toContain("ra");
    expect(await host.unlock("ra", PINS.ra, null)).toEqual(SECOND_NEEDED);
  });

  test("nobody else in any tab: every tab has a worker of its own", async () => {
    const place = aPlace();
    const tabs: ((replica: string) => void)[] = [];
    const doors: HostPorts["doors"] = {
      post: (replica) => {
        for (const tell of tabs) tell(replica);
      },
      listen: (listener) => void tabs.push(listener),
    };
    const host = await twoPeople(place, { doors });
    const other = aHost(place, { doors });
    expect(await other.unlock("ra", PINS.ra, BADGE)).toMatchObject({ ok: true });
    expect(await warmHere(host)).toEqual(["ra"]);
    expect(await other.unlock("rb", PINS.rb, BADGE)).toMatchObject({ ok: true });
    expect(await warmHere(host)).toEqual([]);
  });
});
