import { describe, expect, test } from "vitest";
import { handIn } from "../sync/hand-in";
import { LocalDeviceStore } from "./local-device-store";
import { memoryShelf } from "./memory-shelf.fixture";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { aKeyring, aPlace, anId, EPOCH, opened } from "./store-fixture";

/** A point of P-256 whose other half nobody has. */
const OFFICE = "BCg2xDZcZL55n0PZFx8_qSU84jj5cOBlzNO5iZY-Ptgf7AmunmOfv_5Ht4aZRs_G_y5HCsfybsJTJ4vy74ArkTQ";

const visit = { day: "2026-11-23", place: "home" } as const;
const aVisit = (replica: Replica, note: string) =>
  new LocalDeviceStore(replica).saveVisit({
    personId: anId("p"),
    visit,
    note: { note },
    task: null,
    referral: null,
  });
/** Everything that was asked of the copies has been done. */
const done = (replica: Replica) => replica.copies?.drop([]);

describe("second copies", () => {
  test("[O6] every unsent op has one, sealed: no word of it lies in clear, and this device cannot open it", async () => {
    const shelf = memoryShelf();
    const { replica, sync } = await opened(aPlace(), { handOverKey: OFFICE }, { shelf });
    await aVisit(replica, "μυστικό");
    await done(replica);
    expect([...shelf.files.keys()]).toEqual(["replica-one.1", "replica-one.2"]);
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
    expect([...shelf.files.keys()]).toEqual(["replica-one.2"]);
  });

  test("[O6] after a crash between save and copy the next opening writes it; what is delivered loses its own", async () => {
    const place = aPlace();
    const shelf = memoryShelf();
    const keyring = { handOverKey: OFFICE };
    const first = await opened(place, keyring, { shelf });
    await aVisit(first.replica, "α");
    await aVisit(first.replica, "β");
    await first.sync.acknowledge([[1, 1, "applied", 7]], EPOCH);
    await done(first.replica);
    const delivered = shelf.files.get("replica-one.2") ?? new Uint8Array();
    shelf.files.clear();
    shelf.files.set("replica-one.1", delivered);
    shelf.files.set("replica-one.99", delivered);
    closeReplica(first.replica);
    const again = await opened(place, keyring, { shelf });
    await done(again.replica);
    // Number 99 is of a life that this database has forgotten: it waits to be handed in.
    expect([...shelf.files.keys()].sort()).toEqual([
      "replica-one.2",
      "replica-one.3",
      "replica-one.4",
      "replica-one.99",
    ]);
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

describe("handing in", () => {
  test("[O6] a copy goes only when the office has what it holds; without an answer all stay", async () => {
    const shelf = memoryShelf();
    for (let n = 1; n <= 60; n += 1) shelf.files.set(`r.${n}`, new Uint8Array([n]));
    expect(await handIn(shelf, async () => null)).toEqual({ taken: 0, left: 60, reached: false });
    const statuses = ["applied", "quarantined", "unreadable", "later", "fork"];
    const sizes: number[] = [];
    const end = await handIn(shelf, async ({ copies }) => {
      sizes.push(copies.length);
      return { results: copies.map(({ name }, at) => ({ name, status: statuses[at % 5] ?? "" })) };
    });
    expect(sizes).toEqual([50, 10]);
    expect(end).toEqual({ taken: 24, left: 36, reached: true });
    expect(shelf.files.size).toBe(36);
  });
});
