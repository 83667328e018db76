import type { Enrolled } from "@konta/shared/sync/enrolment";
import {
  type DeviceEnd,
  type DeviceOrder,
  type OrdersAnswer,
  type OrdersRequest,
} from "@konta/shared/sync/device-order";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, describe, expect, test } from "vitest";
import { utf8 } from "../vault/bytes";
import { aSigningOffice, type SigningOffice } from "../vault/signing-office.fixture";
import type { CopyShelf } from "./copy-shelf";
import { DeviceHost } from "./device-host";
import type { HostPorts } from "./host-ports";
import { memoryShelf } from "./memory-shelf.fixture";
import type { DatabasePlace } from "./replica-database";
import { aKeyring, ports } from "./store-fixture";

const BADGE = "0123456789ABCDEFGHJKMNPQRS";
const PIN = "246810";
/** The office of these tests: what it has given up, what it does not have, and what it was told. */
class Office {
  ends = new Map<string, DeviceEnd>();
  missing = 0;
  /** Somebody on the way changes what is missing. */
  isTold: number | null = null;
  asked: OrdersRequest[] = [];
  reached = true;
  /** What it is told gets lost on the way. */
  hears = true;
  /** Answers a question of before. */
  nonce: string | null = null;
  readonly #signing: SigningOffice;

  private constructor(signing: SigningOffice) {
    this.#signing = signing;
  }

  static async open(): Promise<Office> {
    return new Office(await aSigningOffice());
  }

  get key(): string {
    return this.#signing.key;
  }

  async answer(request: OrdersRequest): Promise<OrdersAnswer | null> {
    if (!this.hears && request.obeyed) return null;
    this.asked.push(request);
    if (!this.reached) return null;
    const orders: OrdersAnswer["orders"] = [];
    for (const { replica } of request.replicas) {
      const end = this.ends.get(replica);
      if (!end) continue;
      const { missing } = this;
      const order = await this.#signing.sign({
        replica,
        end,
        missing,
        at: 7,
        nonce: this.nonce ?? request.nonce,
      });
      orders.push(this.isTold === null ? order : { ...order, missing: this.isTold });
    }
    return { orders };
  }

  get obeyed(): DeviceOrder[] {
    return this.asked.flatMap(({ obeyed }) => obeyed ?? []);
  }
}

let office: Office;
let place: DatabasePlace;
let shelf: CopyShelf & { files: Map<string, Uint8Array> };
beforeEach(async () => {
  office = await Office.open();
  place = { indexedDB: new IDBFactory(), IDBKeyRange };
  shelf = memoryShelf();
});

const enrolment = (replica: string): Enrolled => ({
  ...aKeyring({ replica, shortCode: replica.toUpperCase() }),
  orderKey: office.key,
  badge: BADGE,
  serverTime: 0,
});

function aHost(over: Partial<HostPorts> = {}): DeviceHost {
  let now = 0;
  return new DeviceHost({
    ...ports(place),
    shelf,
    clockMs: () => (now += 1000),
    wait: async () => undefined,
    startSync: null,
    askOrders: (body) => office.answer(body),
    ...over,
  });
}

/** Two people who work on one tablet, each with something unsent; locked. */
async function aTablet(): Promise<DeviceHost> {
  const host = aHost();
  for (const replica of ["ra", "rb"]) {
    await host.enrolHere(enrolment(replica), PIN);
    const saved = await host.ask("addRecord", ["phone", { personId: "p".repeat(22), number: "6900000001" }]);
    expect(saved.ok).toBe(true);
  }
  await host.lock("cold");
  shelf.files.clear();
  return host;
}

const here = async (host: DeviceHost) => (await host.peopleHere()).map(({ replica }) => replica);
const databases = async () => (await place.indexedDB.databases()).map(({ name }) => name);
const NOTHING = { emptied: [], left: 0 };

describe("a device that the office has given up", () => {
  test("[O2] [S6] a lost one is emptied once the office has what both recorded there, and it is told", async () => {
    const host = await aTablet();
    office.ends = new Map([
      ["ra", "lost"],
      ["rb", "lost"],
    ]);
    office.missing = 1;
    expect(await host.obeyOrders()).toEqual({ emptied: [], left: 2 });
    expect(await here(host)).toEqual(["ra", "rb"]);
    expect(office.asked[0]?.replicas).toEqual([
      { replica: "ra", unsent: [1] },
      { replica: "rb", unsent: [1] },
    ]);
    office.missing = 0;
    expect((await host.obeyOrders()).emptied).toEqual([
      { replica: "ra", end: "lost" },
      { replica: "rb", end: "lost" },
    ]);
    expect(await here(host)).toEqual([]);
    expect(await databases()).toEqual(["konta-keyrings"]);
    expect(await shelf.isMarked()).toBe(false);
    expect(office.obeyed.map(({ replica }) => replica)).toEqual(["ra", "rb"]);
    expect(office.asked.at(-1)?.replicas).toEqual([]);
    expect(await host.obeyOrders()).toEqual(NOTHING);
  });

  test("[O2] one with a second copy that nobody has taken stays as it is", async () => {
    const host = await aTablet();
    office.ends = new Map([["ra", "retired"]]);
    await shelf.put("ra.1.0123456789abcdef", utf8("sealed"));
    expect(await host.obeyOrders()).toEqual({ emptied: [], left: 1 });
    await shelf.remove("ra.1.0123456789abcdef");
    expect((await host.obeyOrders()).emptied).toEqual([{ replica: "ra", end: "retired" }]);
    expect(await here(host)).toEqual(["rb"]);
    expect(await shelf.isMarked()).toBe(true);
    expect(await host.unlock("rb", PIN, BADGE)).toMatchObject({ ok: true });
  });

  test("[O2] a stolen one is emptied at once, with what was unsent", async () => {
    const host = await aTablet();
    office.ends = new Map([["ra", "stolen"]]);
    office.missing = 5;
    await shelf.put("ra.1.0123456789abcdef", utf8("sealed"));
    for (const name of ["ra.2.0123456789abcdef", "rb.1.0123456789abcdef"]) await shelf.keepName(name);
    expect(await host.obeyOrders()).toEqual({ emptied: [{ replica: "ra", end: "stolen" }], left: 0 });
    expect([...shelf.files.keys()]).toEqual([]);
    expect(await shelf.keptNames()).toEqual(["rb.1.0123456789abcdef"]);
    expect(await databases()).toEqual(["konta-keyrings", "konta-rb"]);
    expect(await host.unlock("ra", PIN, BADGE)).toMatchObject({ error: { code: "unknown" } });
  });

  test("nobody else's word empties it: another key, an answer of before, a person who is not here, no answer", async () => {
    const host = await aTablet();
    office.ends = new Map([["ra", "stolen"]]);
    office.nonce = "A".repeat(22);
    expect(await host.obeyOrders()).toEqual(NOTHING);
    office.nonce = null;
    office.reached = false;
    expect(await host.obeyOrders()).toEqual(NOTHING);
    // Nor does anybody on the way say that nothing is missing.
    office.reached = true;
    office.ends = new Map([["ra", "lost"]]);
    [office.missing, office.isTold] = [1, 0];
    expect(await host.obeyOrders()).toEqual(NOTHING);
    office.isTold = null;
    const forger = await Office.open();
    forger.ends = office.ends;
    const forged = aHost({ askOrders: (body) => forger.answer(body) });
    expect(await forged.obeyOrders()).toEqual(NOTHING);
    expect(await here(host)).toEqual(["ra", "rb"]);
  });

  test("what a crash leaves of it is not among the people here, opens to nobody, and goes by itself", async () => {
    const host = await aTablet();
    office.ends = new Map([["ra", "stolen"]]);
    const names = shelf.names;
    shelf.names = () => Promise.reject(new Error("the power went"));
    await expect(host.obeyOrders()).rejects.toThrow("the power went");
    shelf.names = names;
    await shelf.put("ra.1.0123456789abcdef", utf8("sealed"));
    const again = aHost();
    expect(await here(again)).toEqual(["rb"]);
    expect(await again.unlock("ra", PIN, BADGE)).toMatchObject({ error: { code: "unknown" } });
    await expect.poll(() => shelf.files.size).toBe(0);
  });

  test("[S6] that it is empty is said until the office has heard it, by whoever opens it there", async () => {
    const host = await aTablet();
    office.ends = new Map([
      ["ra", "lost"],
      ["rb", "lost"],
    ]);
    office.hears = false;
    expect((await host.obeyOrders()).emptied).toHaveLength(2);
    expect(await here(host)).toEqual([]);
    expect(await databases()).toEqual(["konta-keyrings"]);
    office.hears = true;
    const again = aHost();
    // It was said to people when it happened.
    expect(await again.obeyOrders()).toEqual(NOTHING);
    expect(office.obeyed.map(({ replica }) => replica)).toEqual(["ra", "rb"]);
    office.asked = [];
    expect(await again.obeyOrders()).toEqual(NOTHING);
    expect(office.asked).toEqual([]);
  });

  test("of what was found after it was emptied nobody waits to hear", async () => {
    const host = await aTablet();
    office.ends = new Map([["ra", "stolen"]]);
    office.hears = false;
    await host.obeyOrders();
    office.ends.clear();
    await host.obeyOrders();
    office.asked = [];
    await host.obeyOrders();
    expect(office.asked.map(({ replicas }) => replicas.map(({ replica }) => replica))).toEqual([["rb"]]);
    expect(office.obeyed).toEqual([]);
  });

  test("while somebody has it open she is out first, also in her other tabs, and the page is told", async () => {
    const host = await aTablet();
    const tabs: ((word: string) => void)[] = [];
    const ends = {
      post: (word: string) => {
        for (const tell of tabs) tell(word);
      },
      listen: (listener: (word: string) => void) => void tabs.push(listener),
    };
    let wipe: (() => void) | null = null;
    const openHost = () =>
      aHost({
        ends,
        startSync: ({ onWipe }) => {
          wipe = () => onWipe("at-once");
          return { syncNow: async () => undefined, stop: () => undefined };
        },
      });
    const [one, other] = [openHost(), openHost()];
    const told: unknown[] = [];
    const heard = [one, other].map(
      (each) =>
        new Promise<void>((resume) => {
          void each.watchEnds((obeyed) => {
            told.push(obeyed);
            resume();
          });
        }),
    );
    await other.unlock("ra", PIN, BADGE);
    await one.unlock("ra", PIN, BADGE);
    office.reached = false;
    (wipe as (() => void) | null)?.();
    await Promise.all(heard);
    const emptied = { emptied: [{ replica: "ra", end: "stolen" }], left: 0 };
    expect(told).toEqual([emptied, emptied]);
    for (const each of [one, other]) await expect(each.ask("me", [])).rejects.toThrow("locked");
    expect(await here(host)).toEqual(["rb"]);
  });
});
