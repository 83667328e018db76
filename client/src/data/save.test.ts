import { hash64 } from "@konta/shared/base/hash64";
import { parseOp } from "@konta/shared/sync/op";
import { describe, expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import { aKey, aKeyring, aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";

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

  test("[M2] removing a record names every own word on it, so that nobody disagrees with herself", async () => {
    const { replica, sync } = await opened();
    const store = new LocalDeviceStore(replica);
    const added = await store.addRecord("phone", { personId: anId("p"), number: "6900000001" });
    const id = added.ok ? (added.ids[0] ?? "") : "";
    await store.change([{ collection: "phone", id, base: null, fields: { number: "6900000002" } }]);
    await store.change([{ collection: "phone", id, base: null, fields: {}, remove: true }]);
    const [made, changed, removed] = await ops(sync);
    expect(removed).toMatchObject({ kind: "delete", fields: {} });
    const hashes = (await sync.unsentOps(10, 100_000)).map(({ text }) => hash64(text));
    expect(removed?.prev).toMatchObject({ number: hashes[1], personId: hashes[0] });
    expect(made?.kind).toBe("put");
    expect(changed?.prev).toEqual({ number: hashes[0] });
  });

  test("[O1] a save takes the draft it fulfils with it: both or neither", async () => {
    const place = aPlace();
    const { replica } = await opened(place);
    const store = new LocalDeviceStore(replica);
    await store.keepDraft("register-person", { surname: "Δοκ" });
    const breaks = () => {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    };
    replica.databases.strict.overlay.hook("creating", breaks);
    expect((await store.registerPerson(draft, "register-person")).ok).toBe(false);
    expect((await store.draft("register-person"))?.draft).toEqual({ surname: "Δοκ" });
    expect(await replica.databases.strict.draft.count()).toBe(1);
    replica.databases.strict.overlay.hook("creating").unsubscribe(breaks);
    expect((await store.registerPerson(draft, "register-person")).ok).toBe(true);
    expect(await store.draft("register-person")).toBeNull();
    expect(await replica.databases.strict.draft.count()).toBe(0);
    const again = await opened(place);
    expect(await new LocalDeviceStore(again.replica).draft("register-person")).toBeNull();
  });

  test("[O1] so does the save of a form inside a person's page, also when what was typed stands already", async () => {
    const { replica } = await opened();
    const store = new LocalDeviceStore(replica);
    const left = async (form: string, save: () => Promise<{ ok: boolean }>) => {
      await store.keepDraft(form, { typed: "something" });
      expect((await save()).ok).toBe(true);
      return [await store.draft(form), await replica.databases.strict.draft.count()];
    };
    const phone = { personId: anId("p"), number: "6900000001" };
    const added = await store.addRecord("phone", phone);
    const id = added.ok ? (added.ids[0] ?? "") : "";
    const change = (number: string) => [{ collection: "phone", id, base: null, fields: { number } }];
    expect(await left("phone:p", () => store.addRecord("phone", phone, "phone:p"))).toEqual([null, 0]);
    expect(await left("phone:p", () => store.change(change("6900000002"), [], "phone:p"))).toEqual([null, 0]);
    expect(await left("phone:p", () => store.change(change("6900000002"), [], "phone:p"))).toEqual([null, 0]);
    const step = { to: "accepted", day: "2026-11-28" } as const;
    const stepped = () => store.addReferralStep(anId("r"), anId("p"), step, "step:r");
    expect(await left("step:r", stepped)).toEqual([null, 0]);
  });

  test("letters typed in quick succession make one draft", async () => {
    const { replica } = await opened();
    const store = new LocalDeviceStore(replica);
    await Promise.all(["Δ", "Δο", "Δοκ"].map((surname) => store.keepDraft("visit:x", { surname })));
    expect(await replica.databases.strict.draft.count()).toBe(1);
    await store.dropDraft("visit:x");
    expect(await replica.databases.strict.draft.count()).toBe(0);
  });

  test("[M2] of two tabs that save at once, the later one builds on what the other wrote", async () => {
    const place = aPlace();
    const one = await opened(place);
    await one.sync.startEpoch(EPOCH);
    await one.sync.grantScopes([AREA], EPOCH);
    const fields = { community: "com.alpha", settlement: "a" };
    await keep(one.sync, AREA, [aRow({ collection: "beneficiary", id: anId("p"), seq: 10, fields })]);
    const two = await opened(place);
    const change = (settlement: string) => [
      {
        collection: "beneficiary",
        id: anId("p"),
        base: [EPOCH, 10] as [string, number],
        fields: { settlement },
      },
    ];
    await new LocalDeviceStore(one.replica).change(change("b"));
    await new LocalDeviceStore(two.replica).change(change("c"));
    const again = await opened(place);
    const [first, second] = await again.sync.unsentOps(10, 10_000);
    expect(JSON.parse(second?.text ?? "{}")).toHaveProperty("prev.settlement", hash64(first?.text ?? ""));
    expect([first?.n, second?.n]).toEqual([1, 2]);
  });

  test("[O2] unsent work that does not open stays, is counted and goes out when its key is back", async () => {
    const place = aPlace();
    const first = await opened(place);
    await new LocalDeviceStore(first.replica).addRecord("phone", {
      personId: anId("p"),
      number: "6900000001",
    });
    const keys = { ...aKeyring().keys, core: aKey("z") };
    const without = await opened(place, { keys });
    expect((await new LocalDeviceStore(without.replica).syncView()).unopened).toBe(1);
    expect(await without.sync.unsentOps(10, 10_000)).toEqual([]);
    expect(await without.replica.databases.strict.outbox.count()).toBe(1);
    const again = await opened(place);
    expect((await new LocalDeviceStore(again.replica).syncView()).unopened).toBe(0);
    expect(await again.sync.unsentOps(10, 10_000)).toHaveLength(1);
  });
});
