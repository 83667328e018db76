import { parseOp } from "@konta/shared/sync/op";
import { describe, expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import { aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const draft = {
  fields: { community: "com.alpha", sex: "female" as const },
  names: [{ kind: "main" as const, surname: "Δοκιμαστή", givenName: "Άννα" }],
  phones: [{ number: "69 0000 0001" }],
  identifiers: [],
  documents: [],
};
const ops = async (sync: Awaited<ReturnType<typeof opened>>["sync"]) =>
  (await sync.unsentOps(100, 1_000_000)).map(({ text, n }) => {
    const op = parseOp(text);
    if (!op.ok) throw new Error("unreadable op");
    return { n, ...op.value };
  });

describe("saving", () => {
  test("[O1] a save writes ops and what is shown, and both are there after reopening", async () => {
    const place = aPlace();
    const first = await opened(place);
    const saved = await new LocalDeviceStore(first.replica).registerPerson(draft);
    expect(saved.ok).toBe(true);
    const again = await opened(place);
    const store = new LocalDeviceStore(again.replica);
    const id = saved.ok ? (saved.ids[0] ?? "") : "";
    const file = await store.person(id);
    expect(file?.name).toBe("Δοκιμαστή Άννα");
    expect(file?.person.custody).toBe("device");
    expect(file?.phones[0]?.fields).toMatchObject({ number: "6900000001", verified: true });
    expect(file?.person.fields.localReference).toMatch(/^KON-26-7K0001-/);
    expect((await ops(again.sync)).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  test("[O1] when the transaction breaks in the middle, neither op nor overlay nor number is there", async () => {
    const place = aPlace();
    const { replica, sync } = await opened(place);
    const store = new LocalDeviceStore(replica);
    replica.databases.strict.overlay.hook("creating", () => {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    });
    const answer = await store.registerPerson(draft);
    expect(answer).toEqual({ ok: false, error: { code: "storage-full" } });
    expect(await sync.unsentOps(10, 1000)).toEqual([]);
    const again = await opened(place);
    expect(await again.replica.databases.strict.outbox.count()).toBe(0);
    expect(await again.replica.databases.strict.overlay.count()).toBe(0);
    expect((await new LocalDeviceStore(again.replica).registerPerson(draft)).ok).toBe(true);
    expect((await ops(again.sync))[0]?.n).toBe(1);
  });

  test("[M2] base is the form's; a field with a pending op inherits its base and names it", async () => {
    const { replica, sync } = await opened();
    const store = new LocalDeviceStore(replica);
    await sync.startEpoch(EPOCH);
    await sync.grantScopes([AREA], EPOCH);
    await keep(sync, AREA, [
      aRow({
        collection: "beneficiary",
        id: anId("p"),
        seq: 10,
        fields: { community: "com.alpha", settlement: "a" },
      }),
    ]);
    const change = (seq: number, fields: Record<string, unknown>) =>
      store.change([{ collection: "beneficiary", id: anId("p"), base: [EPOCH, seq], fields }]);
    await change(10, { settlement: "b" });
    await keep(sync, AREA, [
      aRow({
        collection: "beneficiary",
        id: anId("p"),
        seq: 12,
        fields: { community: "com.alpha", settlement: "x" },
      }),
    ]);
    await change(12, { settlement: "c", howToFind: "left" });
    const [first, second] = await ops(sync);
    expect(first?.base).toEqual([EPOCH, 10]);
    expect(second?.base).toEqual([EPOCH, 12]);
    expect(second?.fieldBases).toEqual({ settlement: [EPOCH, 10] });
    expect(Object.keys(second?.prev ?? {})).toEqual(["settlement"]);
  });

  test("a save that changes nothing makes no op", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    await keep(sync, AREA, [
      aRow({ collection: "beneficiary", id: anId("p"), seq: 1, fields: { settlement: "a" } }),
    ]);
    const change = { collection: "beneficiary", id: anId("p"), base: null, fields: { settlement: "a" } };
    expect((await new LocalDeviceStore(replica).change([change])).ok).toBe(true);
    expect(await sync.unsentOps(10, 1000)).toEqual([]);
  });
});
