import { describe, expect, test } from "vitest";
import { gzip } from "./gzip";
import { LocalDeviceStore } from "./local-device-store";
import { mergeSegments } from "./merge-segments";
import { closeReplica } from "./open-replica";
import { readArrivals } from "./read-arrivals";
import { ReplicaSyncStore } from "./replica-sync-store";
import { aFrame, aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";
import { known } from "./known-record";

const AREA = "area:com.alpha/core";
const OTHER = "area:com.beta/core";
const person = (letter: string, seq: number, settlement: string) =>
  aRow({ collection: "beneficiary", id: anId(letter), seq, fields: { community: "com.alpha", settlement } });

async function settlementOf(replica: Awaited<ReturnType<typeof opened>>["replica"], letter: string) {
  return (
    (await known<{ settlement?: string }>(replica, "beneficiary", anId(letter)))?.fields.settlement ?? null
  );
}

/** Everything that lies in the database, as one text in which every byte is a character. */
async function rawContent(replica: Awaited<ReturnType<typeof opened>>["replica"]): Promise<string> {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (value instanceof Uint8Array)
      texts.push(Array.from(value, (byte) => String.fromCharCode(byte)).join(""));
    else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        texts.push(name);
        walk(inner);
      }
    else texts.push(String(value));
  };
  for (const table of replica.databases.strict.tables) walk(await table.toArray());
  return texts.join("\n");
}

describe("segments", () => {
  test("[D1] no id, name, day, collection or scope name lies in clear", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    await keep(sync, AREA, [person("p", 3, "Kato Dokimi")]);
    const store = new LocalDeviceStore(replica);
    await store.saveVisit({
      personId: anId("p"),
      visit: { day: "2026-11-23", place: "home" },
      note: { note: "a secret word" },
      task: null,
      referral: null,
    });
    await store.keepDraft(`visit:${anId("p")}`, { note: "half a word" });
    await sync.acknowledge([[1, 1, "applied", 4]], EPOCH);
    const raw = await rawContent(replica);
    for (const secret of [
      anId("p"),
      "Kato",
      "2026-11-23",
      AREA,
      "com.alpha",
      "beneficiary",
      "visit",
      "secret",
      "half",
      EPOCH,
    ])
      expect(raw).not.toContain(secret);
    expect(raw).toContain("cursor");
    expect((await sync.position()).cursors).toEqual({ [AREA]: 3 });
  });

  test("[D3] a record is its newest row, whatever order the rows came in, and gone hides only its own scope", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA, OTHER], EPOCH);
    await keep(sync, OTHER, [person("p", 20, "new home")]);
    await keep(sync, AREA, [person("p", 5, "old home"), person("q", 6, "stays")]);
    expect(await settlementOf(replica, "p")).toBe("new home");
    await keep(sync, AREA, [{ ...person("p", 20, ""), state: "gone", fields: {} }]);
    expect(await settlementOf(replica, "p")).toBe("new home");
    await keep(sync, AREA, [{ ...person("q", 21, ""), state: "gone", fields: {} }]);
    expect(await settlementOf(replica, "q")).toBeNull();
  });

  test("[D4] merging changes nothing that is known, and tombstones survive it", async () => {
    const place = aPlace();
    const { replica, sync } = await opened(place);
    await sync.grantScopes([AREA], EPOCH);
    const visit = (seq: number) =>
      aRow({ collection: "visit", id: anId("v"), seq, fields: { personId: anId("p"), day: "2026-11-20" } });
    await keep(sync, AREA, [visit(1), person("p", 2, "one"), person("q", 3, "q")]);
    await keep(sync, AREA, [person("p", 4, "two"), visit(5)]);
    await keep(sync, AREA, [{ ...person("q", 6, ""), state: "deleted", fields: {} }]);
    await keep(sync, AREA, [{ ...person("r", 7, ""), state: "gone", fields: {} }]);
    const before = await new LocalDeviceStore(replica).person(anId("p"));
    expect(await mergeSegments(replica)).toBe(true);
    expect(await replica.databases.relaxed.segment.count()).toBe(1);
    expect(await new LocalDeviceStore(replica).person(anId("p"))).toEqual(before);
    closeReplica(replica);
    const again = await opened(place);
    expect(await new LocalDeviceStore(again.replica).person(anId("p"))).toEqual(before);
    expect(again.replica.directory.newest("beneficiary", anId("q"))?.state).toBe("deleted");
    expect(again.replica.directory.seenSeq("beneficiary", anId("r"))).toBe(7);
    expect((await again.sync.position()).cursors[AREA]).toBe(7);
  });

  test("[D5] a scope that is gone leaves no segment, overlay row or name behind; unsent work is handed over first", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA, OTHER], EPOCH);
    await keep(sync, AREA, [person("p", 2, "one")]);
    const store = new LocalDeviceStore(replica);
    await store.change([
      { collection: "beneficiary", id: anId("p"), base: [EPOCH, 2], fields: { settlement: "two" } },
    ]);
    await sync.grantScopes([OTHER], EPOCH);
    expect(await store.person(anId("p"))).toBeNull();
    expect(Object.keys((await sync.position()).cursors)).toEqual([OTHER]);
    expect(await replica.databases.strict.segment.count()).toBe(1);
    expect(await sync.unsentOps(10, 1000)).toHaveLength(1);
    await sync.acknowledge([[1, 1, "applied", 9]], EPOCH);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    expect(await replica.databases.strict.overlay.count()).toBe(0);
    expect(await replica.databases.strict.job.count()).toBe(0);
    expect(await replica.databases.strict.scope.count()).toBe(1);
    expect(await replica.databases.strict.outbox.count()).toBe(1);
  });

  test("[S2] [P11] what another tab saved in a scope that is taken away is handed over first, also before this tab has heard of it", async () => {
    const place = aPlace();
    const { replica, sync } = await opened(place);
    await sync.grantScopes([AREA, OTHER], EPOCH);
    await keep(sync, AREA, [person("p", 2, "one")]);
    const other = await opened(place);
    await new LocalDeviceStore(other.replica).change([
      { collection: "beneficiary", id: anId("p"), base: [EPOCH, 2], fields: { settlement: "two" } },
    ]);
    await sync.grantScopes([OTHER], EPOCH);
    const { strict } = replica.databases;
    expect([await strict.job.count(), await strict.overlay.count(), await strict.scope.count()]).toEqual([
      1, 1, 2,
    ]);
    expect((await sync.position()).leaving).toEqual([AREA]);
    await other.sync.acknowledge([[1, 1, "applied", 9]], EPOCH);
    expect([await strict.job.count(), await strict.overlay.count(), await strict.scope.count()]).toEqual([
      0, 0, 1,
    ]);
  });

  test("[D6] a segment that does not open is dropped, its scope starts again and the incident is shown", async () => {
    const place = aPlace();
    const { replica, sync } = await opened(place);
    await sync.grantScopes([AREA], EPOCH);
    await keep(sync, AREA, [person("p", 2, "one")]);
    const [row] = await replica.databases.strict.segment.toArray();
    if (!row) throw new Error("a segment was kept");
    const sealed = row.sealed.slice();
    sealed[40] = (sealed[40] ?? 0) ^ 1;
    await replica.databases.strict.segment.put({ ...row, sealed });
    closeReplica(replica);
    const again = await opened(place);
    expect((await again.sync.position()).cursors[AREA]).toBe(0);
    expect(await again.replica.databases.strict.segment.count()).toBe(0);
    expect((await new LocalDeviceStore(again.replica).syncView()).incidents).toHaveLength(1);
    await keep(again.sync, AREA, [person("p", 2, "one")]);
    expect(await settlementOf(again.replica, "p")).toBe("one");
  });

  test("[P5] of a batch with a broken frame nothing is kept, and the rows come again from the cursor", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const good = await aFrame(AREA, [person("p", 2, "one")]);
    const broken = { ...(await aFrame(AREA, [person("q", 3, "two")])), gzipped: new Uint8Array([1, 2, 3]) };
    await expect(sync.keepFrames([good, broken], EPOCH)).rejects.toThrow("not a frame");
    expect((await sync.position()).cursors[AREA]).toBe(0);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    await sync.keepFrames([good], EPOCH);
    await sync.keepFrames([good], EPOCH);
    expect(await replica.databases.strict.segment.count()).toBe(1);
  });

  test("[D6] a frame that came whole and is none is dropped after it was kept, and asked for again", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const frame = await aFrame(AREA, [person("p", 2, "one")]);
    await sync.keepFrames([{ ...frame, gzipped: await gzip("no frame") }], EPOCH);
    expect((await sync.position()).cursors[AREA]).toBe(0);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    expect((await new LocalDeviceStore(replica).syncView()).incidents).toHaveLength(1);
    await sync.keepFrames([{ ...frame, head: { ...frame.head, rows: 2 } }], EPOCH);
    expect(await settlementOf(replica, "p")).toBeNull();
    await sync.keepFrames([frame], EPOCH);
    expect(await settlementOf(replica, "p")).toBe("one");
  });

  test("[D6] [P7] a scope that starts again in the middle of a pull passes over what has a gap before it", async () => {
    const place = aPlace();
    const first = await opened(place);
    await first.sync.grantScopes([AREA], EPOCH);
    await keep(first.sync, AREA, [person("p", 2, "one")]);
    const [row] = await first.replica.databases.strict.segment.toArray();
    if (!row) throw new Error("a segment was kept");
    await first.replica.databases.strict.segment.put({ ...row, sealed: row.sealed.slice().fill(0, 30) });
    closeReplica(first.replica);
    const { replica, sync } = await opened(place);
    // The hello named cursor 2 and the segment was found broken while the answer was on its way.
    await sync.keepFrames([await aFrame(AREA, [person("q", 3, "two")], 2)], EPOCH);
    expect((await sync.position()).cursors[AREA]).toBe(0);
    await sync.keepFrames([await aFrame(AREA, [person("p", 2, "one"), person("q", 3, "two")], 0)], EPOCH);
    expect(await settlementOf(replica, "p")).toBe("one");
    expect(await settlementOf(replica, "q")).toBe("two");
  });

  test("[P5] a frame of a scope that is not kept here is passed over, and the others of its batch stay", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const strange = await aFrame(OTHER, [person("q", 3, "two")]);
    await sync.keepFrames([strange, await aFrame(AREA, [person("p", 2, "one")])], EPOCH);
    expect(await settlementOf(replica, "p")).toBe("one");
    expect(await settlementOf(replica, "q")).toBeNull();
  });

  test("[D3] what came is kept before it is read, and until then the answer says that something is missing", async () => {
    let goOn = () => {};
    const gate = new Promise<void>((resume) => {
      goOn = resume;
    });
    const lull = () => gate;
    const { replica } = await opened(aPlace(), {}, { lull });
    const sync = new ReplicaSyncStore(replica);
    const store = new LocalDeviceStore(replica);
    await sync.grantScopes([AREA], EPOCH);
    for (const [letter, seq] of [
      ["p", 2],
      ["q", 3],
    ] as const)
      await sync.keepFrames([await aFrame(AREA, [person(letter, seq, "one")])], EPOCH);
    expect((await sync.position()).cursors[AREA]).toBe(3);
    expect(await replica.databases.strict.segment.count()).toBe(2);
    expect(await settlementOf(replica, "p")).toBeNull();
    expect((await store.find("x", 5)).complete).toBe(false);
    goOn();
    await readArrivals(replica);
    expect(await settlementOf(replica, "p")).toBe("one");
    expect(await settlementOf(replica, "q")).toBe("one");
    expect((await store.find("x", 5)).complete).toBe(true);
  });

  test("[P5] rows and cursor are one transaction: when it breaks, neither is there", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const breaks = () => {
      throw new Error("broken");
    };
    replica.databases.relaxed.scope.hook("updating", breaks);
    await expect(keep(sync, AREA, [person("p", 2, "one")])).rejects.toThrow(/broken/);
    replica.databases.relaxed.scope.hook("updating").unsubscribe(breaks);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    expect(await settlementOf(replica, "p")).toBeNull();
    await keep(sync, AREA, [person("p", 2, "one")]);
    expect(await settlementOf(replica, "p")).toBe("one");
  });

  test("[P6] a frame is kept as it came, with columns and collections nobody here knows", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    const frame = await aFrame(AREA, [
      aRow({ collection: "tomorrow", id: anId("t"), seq: 1, fields: { odd: [1, "x"] } }),
    ]);
    await sync.keepFrames([frame], EPOCH);
    const [row] = await replica.databases.strict.segment.toArray();
    const place = { replica: replica.id, table: "segment", number: row?.number ?? 0, scope: row?.scope ?? 0 };
    const bytes = await replica.keys.open("core", place, row?.sealed ?? new Uint8Array());
    expect(bytes).toEqual(new Uint8Array(frame.gzipped));
    expect((await known(replica, "tomorrow", anId("t")))?.fields).toEqual({ odd: [1, "x"] });
  });

  test("[P7] a pull changes what lies under a pending op and the op stays over it", async () => {
    const { replica, sync } = await opened();
    await sync.grantScopes([AREA], EPOCH);
    await keep(sync, AREA, [person("p", 2, "one")]);
    const store = new LocalDeviceStore(replica);
    await store.change([
      { collection: "beneficiary", id: anId("p"), base: [EPOCH, 2], fields: { howToFind: "mine" } },
    ]);
    await keep(sync, AREA, [person("p", 5, "theirs")]);
    expect((await store.person(anId("p")))?.person).toMatchObject({
      fields: { settlement: "theirs", howToFind: "mine" },
      base: [EPOCH, 5],
      custody: "device",
    });
  });
});
