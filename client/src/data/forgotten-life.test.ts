import type { HandIn } from "@konta/shared/sync/copy";
import { afterEach, describe, expect, test, vi } from "vitest";
import { DeviceHost } from "./device-host";
import { reconcileCopies } from "./forgotten-life";
import { LocalDeviceStore } from "./local-device-store";
import { memoryShelf } from "./memory-shelf.fixture";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { aKeyring, anId, aPlace, OFFICE, opened, ports } from "./store-fixture";

const NOTHING = { count: 0, left: 0 };

/** A device of one person that is locked. `working` is an unlock, what she does, and a lock. */
async function aDevice() {
  const [place, shelf] = [aPlace(), memoryShelf()];
  const host = new DeviceHost({
    ...ports(place, { shelf }),
    clockMs: () => 0,
    wait: async () => undefined,
    startSync: null,
  });
  await host.enrolHere({ ...aKeyring(), badge: "0123456789ABCDEFGHJKMNPQRS", serverTime: 0 }, "246810");
  await host.lock("cold");
  const working = async (work: (replica: Replica) => Promise<unknown>): Promise<void> => {
    const { replica } = await opened(place, { handOverKey: OFFICE }, { shelf });
    await work(replica);
    await reconcileCopies(replica);
    closeReplica(replica);
  };
  /** The browser hands her database back empty, and leaves the keyring. */
  const emptied = (): Promise<unknown> =>
    new Promise((resume) => {
      place.indexedDB.deleteDatabase("konta-replica-one").onsuccess = resume;
    });
  return { host, shelf, working, emptied };
}

/** Two ops, which are not sent. */
const aVisit = (replica: Replica) =>
  new LocalDeviceStore(replica).saveVisit({
    personId: anId("p"),
    visit: { day: "2026-11-23", place: "home" },
    note: { note: "α" },
    task: null,
    referral: null,
  });

/** An office that takes the copies of these numbers. */
function anOfficeThatTakes(...numbers: number[]): void {
  vi.stubGlobal("fetch", async (_address: string, { body }: { body: string }) => {
    const { copies } = JSON.parse(body) as HandIn;
    const isTaken = (name: string) => numbers.includes(Number(name.split(".")[1]));
    return Response.json({
      results: copies.map(({ name }) => ({ name, status: isTaken(name) ? "applied" : "later" })),
    });
  });
}
afterEach(() => vi.unstubAllGlobals());

describe("what a locked device knows of work that its databases have forgotten", () => {
  test("[O6] nothing while they know it, however much of it is unsent", async () => {
    const { host, shelf, working } = await aDevice();
    await working(aVisit);
    expect(shelf.files.size).toBe(2);
    expect(await host.forgottenHere()).toEqual(NOTHING);
  });

  test("[O6] how much it is and how much still lies here, until it is handed in and she has unlocked", async () => {
    const { host, working, emptied } = await aDevice();
    await working(aVisit);
    await emptied();
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 2 });
    anOfficeThatTakes(1);
    await host.handIn();
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 1 });
    anOfficeThatTakes(2);
    await host.handIn();
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 0 });
    await working(async (replica) => {
      await reconcileCopies(replica);
      expect(replica.incidents.map(({ what }) => what)).toEqual(["work-forgotten"]);
    });
    expect(await host.forgottenHere()).toEqual(NOTHING);
  });

  test("[O6] what still waits is said at the next lock too, and what she writes meanwhile is not taken for it", async () => {
    const { host, working, emptied } = await aDevice();
    await working(aVisit);
    await emptied();
    anOfficeThatTakes();
    await working(async (replica) => {
      await reconcileCopies(replica);
      await aVisit(replica);
    });
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 2 });
  });

  test("[O6] also of people whom the keyring does not know; nothing where there is no place for copies", async () => {
    const { host, shelf } = await aDevice();
    shelf.files.set("replica-of-before.4.aa", new Uint8Array([1]));
    expect(await host.forgottenHere()).toEqual({ count: 1, left: 1 });
    const bare = { ...ports(aPlace()), clockMs: () => 0, wait: async () => undefined, startSync: null };
    expect(await new DeviceHost(bare).forgottenHere()).toEqual(NOTHING);
  });
});
