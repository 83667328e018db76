import type { HandIn } from "@konta/shared/sync/copy";
import { afterEach, describe, expect, test, vi } from "vitest";
import { handIn } from "../sync/hand-in";
import { leavingNames } from "./copy-shelf";
import { DeviceHost } from "./device-host";
import { reconcileCopies } from "./forgotten-life";
import { LocalDeviceStore } from "./local-device-store";
import { memoryShelf, officeOf } from "./memory-shelf.fixture";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { ReplicaDatabase } from "./replica-database";
import { ReplicaSyncStore } from "./replica-sync-store";
import { aKeyring, anId, aPlace, EPOCH, OFFICE, opened, ports } from "./store-fixture";

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
  return { host, place, shelf, working, emptied };
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
function anOfficeThatTakes(shelf: ReturnType<typeof memoryShelf>, ...numbers: number[]): void {
  const answer = officeOf(shelf, (n) => (numbers.includes(n) ? "applied" : "later"));
  vi.stubGlobal("fetch", async (_address: string, { body }: { body: string }) =>
    Response.json(answer(JSON.parse(body) as HandIn)),
  );
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
    const { host, shelf, working, emptied } = await aDevice();
    await working(aVisit);
    await emptied();
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 2 });
    anOfficeThatTakes(shelf, 1);
    await host.handIn();
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 1 });
    anOfficeThatTakes(shelf, 2);
    await host.handIn();
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 0 });
    await working(async (replica) => {
      await reconcileCopies(replica);
      expect(replica.incidents.map(({ what }) => what)).toEqual(["work-forgotten"]);
    });
    expect(await host.forgottenHere()).toEqual(NOTHING);
  });

  test("[O6] what still waits is said at the next lock too, and what she writes meanwhile is not taken for it", async () => {
    const { host, shelf, working, emptied } = await aDevice();
    await working(aVisit);
    await emptied();
    anOfficeThatTakes(shelf);
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

describe("what a worker that the browser woke has handed in, which looks into no database", () => {
  /** Two ops are unsent, their copies went to the office, and nobody has opened the app since. */
  async function handedInUnseen(emptiedBefore: boolean) {
    const device = await aDevice();
    await device.working(aVisit);
    if (emptiedBefore) await device.emptied();
    anOfficeThatTakes(device.shelf, 1, 2);
    await handIn(leavingNames(device.shelf));
    expect([device.shelf.files.size, device.shelf.kept.size]).toEqual([0, 2]);
    return device;
  }
  const whatIsSaid = ({ incidents }: Replica) => incidents.map(({ what }) => what);

  test("[O6] is said of a database that has forgotten it: before the lock, and behind it once", async () => {
    const { host, shelf, working } = await handedInUnseen(true);
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 0 });
    const isSaidOnce = (): Promise<void> =>
      working(async (replica) => {
        await reconcileCopies(replica);
        expect(whatIsSaid(replica)).toEqual(["work-forgotten"]);
      });
    await isSaidOnce();
    await isSaidOnce();
    expect(shelf.kept.size).toBe(0);
    expect(await host.forgottenHere()).toEqual(NOTHING);
  });

  test("[O6] [P2] no number of it is given again", async () => {
    const { working } = await handedInUnseen(true);
    await working(async (replica) => {
      await reconcileCopies(replica);
      await aVisit(replica);
      expect(replica.pending.unsent().map(({ n }) => n)).toEqual([3, 4]);
    });
  });

  test("[O6] is noted by the lock screen, which hands in the rest, and then its name goes", async () => {
    const { host, shelf } = await handedInUnseen(true);
    await host.handIn();
    expect(shelf.kept.size).toBe(0);
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 0 });
  });

  test("[O6] is nothing to say where the database knows it; its name stays until that knows it as delivered", async () => {
    const { host, shelf, working } = await handedInUnseen(false);
    expect(await host.forgottenHere()).toEqual(NOTHING);
    await working(async (replica) => {
      await reconcileCopies(replica);
      expect([whatIsSaid(replica), shelf.kept.size]).toEqual([[], 2]);
      await new ReplicaSyncStore(replica).acknowledge(
        [
          [1, 1, "applied", 7],
          [1, 2, "applied", 8],
        ],
        EPOCH,
      );
    });
    expect(shelf.kept.size).toBe(0);
  });

  test("[O6] goes on being said while it cannot be noted, of copies that the lock screen hands in too", async () => {
    const { host, shelf, working, emptied } = await aDevice();
    await working(aVisit);
    await emptied();
    anOfficeThatTakes(shelf, 1, 2);
    const broken = vi.spyOn(ReplicaDatabase.prototype, "transaction").mockRejectedValue(new Error("broken"));
    await host.handIn();
    broken.mockRestore();
    expect([shelf.files.size, shelf.kept.size]).toEqual([0, 2]);
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 0 });
  });

  test("[O6] also of people whom the keyring does not know, until somebody is in", async () => {
    const { host, shelf } = await aDevice();
    shelf.files.set("replica-of-before.4.aa", new Uint8Array([1]));
    anOfficeThatTakes(shelf, 4);
    expect(await host.handIn()).toMatchObject({ taken: 1, left: 0 });
    expect(await host.forgottenHere()).toEqual({ count: 1, left: 0 });
    expect(await host.lookBack()).toEqual({ workedHere: true, copies: 0, handedIn: 1 });
    await host.unlock("replica-one", "246810", "0123456789ABCDEFGHJKMNPQRS");
    await vi.waitFor(() => expect(shelf.kept.size).toBe(0));
  });

  test("[O6] a copy whose name finds no room stays where it is", async () => {
    const shelf = memoryShelf();
    shelf.files.set("r.1.aa", new Uint8Array([1]));
    shelf.keepName = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    anOfficeThatTakes(shelf, 1);
    expect(await handIn(leavingNames(shelf))).toMatchObject({ reached: true });
    expect([...shelf.files.keys()]).toEqual(["r.1.aa"]);
  });

  test("[O6] a colleague who unlocks and hands in everybody's does not make it silent", async () => {
    const { host, place, shelf, working, emptied } = await aDevice();
    await working(aVisit);
    await emptied();
    anOfficeThatTakes(shelf, 1, 2, 5);
    shelf.files.set("replica-two.5.bb", new Uint8Array([1]));
    const colleague = await opened(place, { replica: "replica-two", handOverKey: OFFICE }, { shelf });
    await reconcileCopies(colleague.replica);
    expect([whatIsSaid(colleague.replica), shelf.files.size]).toEqual([["work-forgotten"], 0]);
    expect(await host.forgottenHere()).toEqual({ count: 2, left: 0 });
  });
});
