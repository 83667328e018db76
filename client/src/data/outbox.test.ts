import { describe, expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import { known } from "./known-record";
import { closeReplica } from "./open-replica";
import { save } from "./save";
import { aFrame, aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const row = (seq: number, settlement: string) =>
  aRow({ collection: "beneficiary", id: anId("p"), seq, fields: { settlement } });
const change = (settlement: string, seq: number) => ({
  collection: "beneficiary",
  id: anId("p"),
  base: [EPOCH, seq] as [string, number],
  fields: { settlement },
});

async function withOneOp(place = aPlace()) {
  const { replica, sync } = await opened(place);
  await sync.grantScopes([AREA], EPOCH);
  await keep(sync, AREA, [row(2, "one")]);
  const store = new LocalDeviceStore(replica);
  await store.change([change("two", 2)]);
  return { replica, sync, store };
}

describe("outbox", () => {
  test("[O2] only custody for its own number and incarnation moves an op out", async () => {
    const { sync, replica } = await withOneOp();
    for (const status of ["fork", "later", "something-new"])
      await sync.acknowledge([[1, 1, status, 0]], EPOCH);
    await sync.acknowledge([[2, 1, "applied", 3]], EPOCH);
    await sync.acknowledge([[1, 7, "applied", 3]], EPOCH);
    expect(await sync.unsentOps(10, 1000)).toHaveLength(1);
    await sync.acknowledge([[1, 1, "conflict", 3]], EPOCH);
    expect(await sync.unsentOps(10, 1000)).toHaveLength(0);
    expect(await replica.databases.strict.outbox.count()).toBe(1);
  });

  test("[O3] an op goes out byte for byte the same after reopening and under a new incarnation", async () => {
    const place = aPlace();
    const first = await withOneOp(place);
    const [before] = await first.sync.unsentOps(10, 1000);
    await first.sync.takeIncarnation(2, "8L");
    closeReplica(first.replica);
    const again = await opened(place);
    const [after] = await again.sync.unsentOps(10, 1000);
    expect(after).toEqual({ ...before, incarnation: 2 });
    expect((await again.sync.position()).incarnation).toBe(2);
  });

  test("[D2] what was changed here shows until its echo, and not longer", async () => {
    const { sync, store, replica } = await withOneOp();
    await sync.acknowledge([[1, 1, "applied", 5]], EPOCH);
    await keep(sync, AREA, [row(4, "other")]);
    expect((await store.person(anId("p")))?.person.fields.settlement).toBe("two");
    expect(await replica.databases.strict.overlay.count()).toBe(1);
    await keep(sync, AREA, [row(6, "later")]);
    expect((await store.person(anId("p")))?.person).toMatchObject({
      fields: { settlement: "later" },
      custody: "delivered",
    });
    expect(await replica.databases.strict.overlay.count()).toBe(0);
  });

  test("[M2] a form that opened before the echo names the own op that came back meanwhile", async () => {
    const { sync, store } = await withOneOp();
    await sync.acknowledge([[1, 1, "applied", 5]], EPOCH);
    await keep(sync, AREA, [row(5, "two")]);
    await store.change([change("three", 2)]);
    await store.change([change("four", 5)]);
    const [first, second] = (await sync.unsentOps(10, 10_000)).map(({ text }) => JSON.parse(text) as object);
    expect(first).toHaveProperty("prev.settlement");
    expect(second).toHaveProperty("prev.settlement");
    expect(second).toHaveProperty("fieldBases.settlement", [EPOCH, 2]);
  });

  test("[S5] a new epoch offers kept ops again under their numbers, starts every cursor again, and shows them meanwhile", async () => {
    const { sync, store } = await withOneOp();
    const [before] = await sync.unsentOps(10, 1000);
    await sync.acknowledge([[1, 1, "applied", 5]], EPOCH);
    await keep(sync, AREA, [row(5, "two")]);
    await sync.startEpoch("epoch-two");
    expect(await sync.unsentOps(10, 1000)).toEqual([before]);
    expect((await sync.position()).cursors).toEqual({ [AREA]: 0 });
    await sync.keepFrames([await aFrame(AREA, [row(2, "one")])], "epoch-two");
    expect((await store.person(anId("p")))?.person).toMatchObject({
      fields: { settlement: "two" },
      base: ["epoch-two", 2],
      custody: "device",
    });
  });

  test("a push never cuts a group", async () => {
    const { sync, store } = await withOneOp();
    await store.registerPerson({
      fields: {},
      names: [{ kind: "main", surname: "Dokimi" }],
      phones: [],
      identifiers: [],
      documents: [],
    });
    expect((await sync.unsentOps(2, 1_000_000)).map(({ n }) => n)).toEqual([1, 2, 3]);
    expect((await sync.unsentOps(1, 1_000_000)).map(({ n }) => n)).toEqual([1]);
  });

  test("two tabs never give two ops one number", async () => {
    const place = aPlace();
    const one = await withOneOp(place);
    const two = await opened(place);
    const other = new LocalDeviceStore(two.replica);
    const saves = [1, 2, 3, 4].flatMap((at) => [
      one.store.change([change(`one ${at}`, 2)]),
      other.change([change(`two ${at}`, 2)]),
    ]);
    expect((await Promise.all(saves)).every(({ ok }) => ok)).toBe(true);
    const again = await opened(place);
    expect((await again.sync.unsentOps(100, 1_000_000)).map(({ n }) => n)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  test("[O2] what is delivered counts as unsent no more, also where its row of the overlay was lost", async () => {
    const place = aPlace();
    const first = await withOneOp(place);
    await first.replica.databases.strict.overlay.clear();
    closeReplica(first.replica);
    const { replica, sync } = await opened(place);
    expect(replica.pending.unsent()).toHaveLength(1);
    await sync.acknowledge([[1, 1, "applied", 3]], EPOCH);
    expect(replica.pending.unsent()).toHaveLength(0);
    expect(await sync.unsentOps(10, 1000)).toHaveLength(0);
  });

  test("[D2] [S2] an own word about a record that lies where this device keeps nothing ends once all that may come has come", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const planned = { collection: "beneficiary", id: anId("q"), isNew: true, base: null };
    await save(replica, () => ({ ok: true, value: [{ ...planned, fields: { settlement: "far" } }] }));
    await sync.acknowledge([[1, 1, "applied", 9]], EPOCH);
    const shown = () => known<{ settlement?: string }>(replica, "beneficiary", anId("q"));
    await sync.caughtUp(8, EPOCH);
    expect((await shown())?.fields.settlement).toBe("far");
    await sync.caughtUp(9, EPOCH);
    expect(await shown()).toBeNull();
    expect(await replica.databases.strict.overlay.count()).toBe(0);
    expect(await replica.databases.strict.outbox.count()).toBe(1);
  });

  test("[S2] an edit of an own new record lies in that record's area, not in that of nobody", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA, "area:none/core"], EPOCH);
    const area = [...replica.scopes].find(([, { name }]) => name === AREA)?.[0];
    const save1 = { collection: "beneficiary", id: anId("q"), isNew: true, base: null };
    await save(replica, () => ({ ok: true, value: [{ ...save1, fields: { community: "com.alpha" } }] }));
    const edit = { ...save1, isNew: false, fields: { settlement: "near" } };
    const phone = {
      collection: "phone",
      id: anId("t"),
      isNew: true,
      base: null,
      fields: { personId: anId("q"), number: "2810111222" },
    };
    await save(replica, () => ({ ok: true, value: [edit, phone] }));
    expect((await replica.databases.strict.overlay.toArray()).map(({ scope }) => scope)).toEqual([
      area,
      area,
      area,
    ]);
  });

  test("[M2] an edit over an own create that waits has seen nobody else's word, though a newer row is here", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const create = { collection: "beneficiary", id: anId("p"), isNew: true, base: null };
    await save(replica, () => ({ ok: true, value: [{ ...create, fields: { settlement: "mine" } }] }));
    // Its answer was lost; somebody else has edited it since, and that row is here already.
    await keep(sync, AREA, [row(5, "theirs")]);
    const form = await known<{ settlement?: string }>(replica, "beneficiary", anId("p"));
    expect(form?.fields.settlement).toBe("mine");
    const edit = { ...create, isNew: false, base: form?.base ?? null, fields: { settlement: "mine again" } };
    await save(replica, () => ({ ok: true, value: [edit] }));
    const [, second] = await sync.unsentOps(9, 9_999);
    const op = JSON.parse(second?.text ?? "{}") as { base: unknown; fieldBases: unknown };
    expect(op.base).toEqual([EPOCH, 5]);
    expect(op.fieldBases).toEqual({ settlement: [EPOCH, 0] });
  });

  test("[D2] what the server's rows contain lies over them no more, also when taking it out of the overlay failed", async () => {
    const { replica, sync } = await withOneOp();
    await sync.acknowledge([[1, 1, "conflict", 3]], EPOCH);
    const full = () => {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    };
    replica.databases.relaxed.overlay.hook("deleting", full);
    await sync.keepFrames([await aFrame(AREA, [row(3, "theirs")], 2)], EPOCH);
    expect(await replica.databases.strict.overlay.count()).toBe(1);
    const shown = await known<{ settlement?: string }>(replica, "beneficiary", anId("p"));
    expect(shown?.fields.settlement).toBe("theirs");
  });
});
