import { IDBObjectStore } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { known } from "./known-record";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const OTHER = "area:com.beta/core";
const person = (letter: string, seq: number, settlement: string) =>
  aRow({ collection: "beneficiary", id: anId(letter), seq, fields: { community: "com.alpha", settlement } });
const settlementOf = async (replica: Replica, letter: string) =>
  (await known<{ settlement?: string }>(replica, "beneficiary", anId(letter)))?.fields.settlement ?? null;

describe("what the disk does not give back", () => {
  test("[D6] a scope whose name does not open is dropped with its segments, comes again, and nothing waits for it", async () => {
    const place = aPlace();
    const first = await opened(place);
    await first.sync.grantScopes([AREA, OTHER], EPOCH);
    await keep(first.sync, AREA, [person("p", 3, "Kato Dokimi")]);
    const { scope } = first.replica.databases.strict;
    for (const row of await scope.toArray())
      if (first.replica.scopes.get(row.number)?.name === AREA)
        await scope.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
    closeReplica(first.replica);
    const { replica, sync } = await opened(place);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    expect(replica.incidents.map(({ what }) => what)).toEqual(["scope-again"]);
    await sync.grantScopes([AREA, OTHER], EPOCH);
    expect((await sync.position()).cursors).toEqual({ [AREA]: 0, [OTHER]: 0 });
    await keep(sync, AREA, [person("p", 3, "Kato Dokimi")]);
    expect(await settlementOf(replica, "p")).toBe("Kato Dokimi");
  });

  test("[D6] a segment that the browser cannot read is one that does not open: it is dropped, and every question is answered", async () => {
    const place = aPlace();
    const first = await opened(place);
    await first.sync.grantScopes([AREA, OTHER], EPOCH);
    await keep(first.sync, AREA, [person("p", 3, "Kato Dokimi")]);
    await keep(first.sync, OTHER, [person("q", 4, "Ano Dokimi")]);
    closeReplica(first.replica);
    const { get } = IDBObjectStore.prototype;
    const reads = vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      if (this.name === "segment") throw new DOMException("Failed to read large value", "DataError");
      return get.call(this, key);
    });
    const { replica, sync } = await opened(place);
    await replica.writes.run(() => Promise.resolve());
    reads.mockRestore();
    expect((await new LocalDeviceStore(replica).syncView()).incidents.map(({ what }) => what)).toEqual([
      "segment-dropped",
      "segment-dropped",
    ]);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    expect((await sync.position()).cursors).toEqual({ [AREA]: 0, [OTHER]: 0 });
  });

  test("[D6] a passing fault of reading costs nothing", async () => {
    const place = aPlace();
    const first = await opened(place);
    await first.sync.grantScopes([AREA], EPOCH);
    await keep(first.sync, AREA, [person("p", 3, "Kato Dokimi")]);
    closeReplica(first.replica);
    const { get } = IDBObjectStore.prototype;
    let faults = 1;
    const reads = vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      if (this.name === "segment" && faults-- > 0) throw new DOMException("busy", "UnknownError");
      return get.call(this, key);
    });
    const { replica } = await opened(place);
    reads.mockRestore();
    expect(await settlementOf(replica, "p")).toBe("Kato Dokimi");
    expect(replica.incidents).toEqual([]);
  });

  test("[D3] every stage of the directory is reached, whatever breaks while it is built", async () => {
    const place = aPlace();
    const first = await opened(place);
    await first.sync.grantScopes([AREA, "registry"], EPOCH);
    await keep(first.sync, "registry", [aRow({ collection: "agency", id: anId("g"), seq: 2 })]);
    await keep(first.sync, AREA, [person("p", 3, "Kato Dokimi")]);
    closeReplica(first.replica);
    let faults = 1;
    const pause = () =>
      faults-- > 0 ? Promise.reject(new DOMException("full", "QuotaExceededError")) : Promise.resolve();
    const { replica } = await opened(place, {}, { pause });
    expect((await new LocalDeviceStore(replica).person(anId("p")))?.person.id).toBe(anId("p"));
  });
});
