import { parseOp } from "@konta/shared/sync/op";
import { IDBObjectStore } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import type { RecordAddition, RecordChange } from "./border";
import { LocalDeviceStore } from "./local-device-store";
import { aRow, anId, EPOCH, keep, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const decided: RecordChange = {
  collection: "phone",
  id: anId("t"),
  base: [EPOCH, 2],
  fields: { number: "6900000011" },
  resolves: { number: [3, 4] },
};
const second: RecordAddition = { collection: "phone", fields: { personId: anId("p"), number: "6900000022" } };

async function aDevice() {
  const { replica, sync } = await opened();
  await sync.startEpoch(EPOCH);
  await sync.grantScopes([AREA], EPOCH);
  await keep(sync, AREA, [
    aRow({ collection: "beneficiary", id: anId("p"), seq: 1, fields: { community: "com.alpha" } }),
    aRow({
      collection: "phone",
      id: anId("t"),
      seq: 2,
      fields: { personId: anId("p"), number: "6900000000" },
    }),
  ]);
  const store = new LocalDeviceStore(replica);
  const numbers = async () =>
    (await store.person(anId("p")))?.phones.map(({ fields }) => fields.number).toSorted();
  return { sync, store, numbers };
}

describe("[O1] one press of a button is one save, though it changes one record and adds another", () => {
  test("both are of one group, and the ids come in that order", async () => {
    const { sync, store, numbers } = await aDevice();
    const saved = await store.change([decided], [second]);
    const ops = (await sync.unsentOps(9, 100_000)).map(({ text }) => {
      const op = parseOp(text);
      if (!op.ok) throw new Error("unreadable op");
      return op.value;
    });
    expect(ops.map(({ id }) => id)).toEqual(saved.ok && saved.ids);
    expect(ops.map(({ fields }) => fields["number"])).toEqual(["6900000011", "6900000022"]);
    expect(new Set(ops.map(({ group }) => group)).size).toBe(1);
    expect(await numbers()).toEqual(["6900000011", "6900000022"]);
  });

  test("an addition that does not hold leaves the change unsaved too", async () => {
    const { sync, store, numbers } = await aDevice();
    const empty = { ...second, fields: { ...second.fields, number: " " } };
    expect(await store.change([decided], [empty])).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(await sync.unsentOps(9, 100_000)).toEqual([]);
    expect(await numbers()).toEqual(["6900000000"]);
  });

  test("a disk that is full at the second one keeps neither", async () => {
    const { sync, store, numbers } = await aDevice();
    const add = IDBObjectStore.prototype.add;
    let written = 0;
    const full = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      written += 1;
      if (written === 2) throw new DOMException("full", "QuotaExceededError");
      return add.apply(this, given);
    });
    expect(await store.change([decided], [second])).toEqual({ ok: false, error: { code: "storage-full" } });
    full.mockRestore();
    expect(written).toBeGreaterThanOrEqual(2);
    expect(await sync.unsentOps(9, 100_000)).toEqual([]);
    expect(await numbers()).toEqual(["6900000000"]);
  });
});
