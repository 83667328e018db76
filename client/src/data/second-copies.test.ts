import type { HandIn } from "@konta/shared/sync/copy";
import { describe, expect, test, vi } from "vitest";
import { handIn } from "../sync/hand-in";
import { DeviceHost } from "./device-host";
import { reconcileCopies } from "./forgotten-life";
import { LocalDeviceStore } from "./local-device-store";
import { memoryShelf, officeOf } from "./memory-shelf.fixture";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { aKeyring, aPlace, anId, EPOCH, OFFICE, type Opened, opened, ports } from "./store-fixture";

const visit = { day: "2026-11-23", place: "home" } as const;
const aVisit = (replica: Replica, note: string) =>
  new LocalDeviceStore(replica).saveVisit({
    personId: anId("p"),
    visit,
    note: { note },
    task: null,
    referral: null,
  });
/** The numbers that have a copy. */
const numbersOf = ({ files }: ReturnType<typeof memoryShelf>) =>
  [...files.keys()].map((name) => Number(name.split(".")[1])).sort((a, b) => a - b);
/** Everything that was asked of the copies has been done. */
const done = (replica: Replica) => replica.copies?.drop([]);

describe("second copies", () => {
  test("[O6] every unsent op has one, sealed: no word of it lies in clear, and this device cannot open it", async () => {
    const shelf = memoryShelf();
    const { replica, sync } = await opened(aPlace(), { handOverKey: OFFICE }, { shelf });
    await aVisit(replica, "μυστικό");
    await done(replica);
    expect(numbersOf(shelf)).toEqual([1, 2]);
    for (const bytes of shelf.files.values()) {
      const text = String.fromCharCode(...bytes) + new TextDecoder().decode(bytes);
      for (const secret of ["μυστικό", anId("p"), "visit", "2026-11-23"]) expect(text).not.toContain(secret);
    }
    expect((await sync.unsentOps(9, 99_999)).map(({ n }) => n)).toEqual([1, 2]);
  });

  test("[O6] custody takes the copy away, an answer that is none leaves it", async () => {
    const shelf = memoryShelf();
    const { replica, sync } = await opened(aPlace(), { handOverKey: OFFICE }, { shelf });
    await aVisit(replica, "α");
    await sync.acknowledge(
      [
        [1, 1, "applied", 7],
        [1, 2, "later", 0],
      ],
      EPOCH,
    );
    await done(replica);
    expect(numbersOf(shelf)).toEqual([2]);
  });

  test("[O6] after a crash between save and copy the next opening writes it; what is delivered loses its own", async () => {
    const place = aPlace();
    const shelf = memoryShelf();
    const keyring = { handOverKey: OFFICE };
    const first = await opened(place, keyring, { shelf });
    await aVisit(first.replica, "α");
    await done(first.replica);
    const before = [...shelf.files.entries()];
    await aVisit(first.replica, "β");
    await first.sync.acknowledge([[1, 1, "applied", 7]], EPOCH);
    await first.sync.acknowledge([[1, 2, "applied", 8]], EPOCH);
    await done(first.replica);
    expect(numbersOf(shelf)).toEqual([3, 4]);
    // A crash took two copies along, and left two that should be gone.
    const [three] = [...shelf.files.entries()];
    shelf.files.clear();
    for (const [name, bytes] of before) shelf.files.set(name, bytes);
    if (three) shelf.files.set(...three);
    closeReplica(first.replica);
    const again = await opened(place, keyring, { shelf });
    await done(again.replica);
    expect(numbersOf(shelf)).toEqual([3, 4]);
    expect(again.replica.incidents).toEqual([]);
  });

  test("[O2] [O6] an op that does not open keeps its copy: it may be the only one that can still be read", async () => {
    const place = aPlace();
    const shelf = memoryShelf();
    const first = await opened(place, { handOverKey: OFFICE }, { shelf });
    await aVisit(first.replica, "α");
    await done(first.replica);
    const copies = [...shelf.files.keys()];
    const { outbox, overlay } = first.replica.databases.strict;
    const [broken, shown] = [await outbox.get(1), await overlay.get(1)];
    if (!broken || !shown) throw new Error("nothing saved");
    await outbox.put({ ...broken, sealed: broken.sealed.map((byte) => byte ^ 1) });
    await overlay.put({ ...shown, sealed: shown.sealed.map((byte) => byte ^ 1) });
    closeReplica(first.replica);
    // One row is damaged, and the key of the other one's compartment was not issued again.
    const { social: _without, ...keys } = aKeyring().keys;
    const again = await opened(place, { handOverKey: OFFICE, keys }, { shelf });
    await done(again.replica);
    expect(again.replica.unopened).toEqual([1, 2]);
    expect([...shelf.files.keys()]).toEqual(copies);
  });

  test("[O6] a full place does not break a save", async () => {
    const shelf = memoryShelf();
    shelf.put = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    const { replica } = await opened(aPlace(), { handOverKey: OFFICE }, { shelf });
    expect((await aVisit(replica, "α")).ok).toBe(true);
  });
});

describe("a database that came back older than its copies", () => {
  /** Two ops were saved and not sent; then the database is as it was before them, or empty. */
  async function withAForgottenLife(): Promise<{ shelf: ReturnType<typeof memoryShelf>; again: Opened }> {
    const shelf = memoryShelf();
    const first = await opened(aPlace(), { handOverKey: OFFICE }, { shelf });
    await aVisit(first.replica, "α");
    await done(first.replica);
    closeReplica(first.replica);
    const again = await opened(aPlace(), { handOverKey: OFFICE }, { shelf });
    await reconcileCopies(again.replica);
    return { shelf, again };
  }

  test("[O6] says so, once, and it is no silent fresh start", async () => {
    const { again, shelf } = await withAForgottenLife();
    expect(again.replica.incidents.map(({ what }) => what)).toEqual(["work-forgotten"]);
    const { place } = again.replica.ports;
    closeReplica(again.replica);
    const later = await opened(place, { handOverKey: OFFICE }, { shelf });
    await reconcileCopies(later.replica);
    expect(later.replica.incidents).toHaveLength(1);
    expect(numbersOf(shelf)).toEqual([1, 2]);
  });

  test("[O6] [P2] what is written now neither overwrites the forgotten copies nor takes them along with custody", async () => {
    const { again, shelf } = await withAForgottenLife();
    const forgotten = [...shelf.files.entries()];
    await aVisit(again.replica, "β");
    await done(again.replica);
    const lines = await again.sync.unsentOps(9, 99_999);
    // Their numbers are free for the office to fill.
    expect(lines.map(({ n }) => n)).toEqual([3, 4]);
    await again.sync.acknowledge(
      lines.map(({ n }) => [1, n, "applied", 7]),
      EPOCH,
    );
    await done(again.replica);
    expect([...shelf.files.entries()]).toEqual(forgotten);
  });

  test("[O6] [P2] two ops that share a number have a copy each, and custody takes only its own", async () => {
    const shelf = memoryShelf();
    const [one, two] = await Promise.all(
      [aPlace(), aPlace()].map((place) => opened(place, { handOverKey: OFFICE }, { shelf })),
    );
    if (!one || !two) throw new Error("not opened");
    await aVisit(one.replica, "α");
    await done(one.replica);
    const first = [...shelf.files.keys()];
    await aVisit(two.replica, "β");
    await done(two.replica);
    expect(numbersOf(shelf)).toEqual([1, 1, 2, 2]);
    await two.sync.acknowledge(
      [
        [1, 1, "applied", 7],
        [1, 2, "applied", 8],
      ],
      EPOCH,
    );
    await done(two.replica);
    expect([...shelf.files.keys()]).toEqual(first);
  });

  test("[O6] a copy of before, which does not say what it holds, is left for the office to judge", async () => {
    const place = aPlace();
    const shelf = memoryShelf();
    const first = await opened(place, { handOverKey: OFFICE }, { shelf });
    await aVisit(first.replica, "α");
    await done(first.replica);
    const files = [...shelf.files.entries()];
    for (const [name, bytes] of files) {
      shelf.files.delete(name);
      shelf.files.set(name.slice(0, name.lastIndexOf(".")), bytes);
    }
    await first.sync.acknowledge([[1, 1, "applied", 7]], EPOCH);
    closeReplica(first.replica);
    const again = await opened(place, { handOverKey: OFFICE }, { shelf });
    await reconcileCopies(again.replica);
    expect(numbersOf(shelf)).toEqual([1, 2, 2]);
    expect(again.replica.incidents).toEqual([]);
    const answer = officeOf(shelf, () => "applied");
    expect(await handIn(shelf, async (body) => answer(body))).toEqual({ taken: 3, left: 0, reached: true });
  });

  test("[O6] what is handed in before anybody opens is said at the next unlock", async () => {
    const place = aPlace();
    const shelf = memoryShelf();
    const host = new DeviceHost({
      ...ports(place, { shelf }),
      clockMs: () => 0,
      wait: async () => undefined,
      startSync: null,
    });
    const enrolled = { ...aKeyring(), badge: "0123456789ABCDEFGHJKMNPQRS", serverTime: 0 };
    await host.enrolHere(enrolled, "246810");
    await host.lock("cold");
    shelf.files.set("replica-one.7.00", new Uint8Array([1]));
    vi.stubGlobal("fetch", async (_address: string, { body }: { body: string }) => {
      return Response.json(officeOf(shelf, () => "applied")(JSON.parse(body) as HandIn));
    });
    expect(await host.handIn()).toEqual({ taken: 1, left: 0, reached: true });
    vi.unstubAllGlobals();
    const later = await opened(place, { handOverKey: OFFICE }, { shelf });
    await reconcileCopies(later.replica);
    expect(later.replica.incidents.map(({ what }) => what)).toEqual(["work-forgotten"]);
  });
});

describe("handing in", () => {
  test("[O6] a copy goes only when the office has what it holds; without an answer all stay", async () => {
    const shelf = memoryShelf();
    for (let n = 1; n <= 60; n += 1) shelf.files.set(`r.${n}.${n}f`, new Uint8Array([n]));
    expect(await handIn(shelf, async () => null)).toEqual({ taken: 0, left: 60, reached: false });
    const statuses = ["applied", "quarantined", "unreadable", "later", "fork"];
    const sizes: number[] = [];
    const answer = officeOf(shelf, (_n, at) => statuses[at % 5] ?? "");
    const end = await handIn(shelf, async (body) => {
      sizes.push(body.copies.length);
      return answer(body);
    });
    expect(sizes).toEqual([50, 10]);
    expect(end).toEqual({ taken: 24, left: 36, reached: true });
    expect(shelf.files.size).toBe(36);
  });

  test("[O6] [P1] an answer says something of what it was asked about, and of nothing else", async () => {
    const shelf = memoryShelf();
    for (const name of ["r.1", "r.2"]) shelf.files.set(name, new Uint8Array([1]));
    const { read } = shelf;
    // One that cannot be read now stays here, whatever is said of it.
    shelf.read = async (name) => (name === "r.2" ? null : read(name));
    const results = ["r.1", "r.1", "r.2", "q.9"].map((name) => ({ name, status: "applied" }));
    expect(await handIn(shelf, async () => ({ results }))).toEqual({ taken: 1, left: 1, reached: true });
    expect([...shelf.files.keys()]).toEqual(["r.2"]);
  });

  test("[O6] [P1] whoever has not opened a copy says nothing about it: it is not told what the name says of the inside", async () => {
    const shelf = memoryShelf();
    shelf.files.set("r.1.aa", new Uint8Array([1]));
    for (const hash of [undefined, "", "bb"]) {
      const heard: string[] = [];
      const end = await handIn(shelf, async ({ copies }) => {
        heard.push(JSON.stringify(copies));
        return { results: copies.map(({ name }) => ({ name, status: "applied", hash })) };
      });
      expect(end).toEqual({ taken: 0, left: 1, reached: false });
      expect(heard.join()).not.toContain("aa");
    }
    expect([...shelf.files.keys()]).toEqual(["r.1.aa"]);
  });

  test("[O6] copies go in the order they were made, and two of one number never in one request", async () => {
    const shelf = memoryShelf();
    for (const name of ["r.10.aa", "r.2.aa", "r.2.bb", "q.1"]) shelf.files.set(name, new Uint8Array([1]));
    const requests: string[][] = [];
    await handIn(shelf, async ({ copies }) => {
      requests.push(copies.map(({ name }) => name));
      return { results: [] };
    });
    expect(requests).toEqual([
      ["q.1", "r.2"],
      ["r.2", "r.10"],
    ]);
  });
});
