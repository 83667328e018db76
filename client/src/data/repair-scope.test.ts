import { encodeFrame, type Row } from "@konta/shared/sync/frame";
import { BucketSums, bucketOf, ScopeSums } from "@konta/shared/sync/scope-sums";
import { describe, expect, test } from "vitest";
import type { EnginePorts } from "../sync/exchange-round";
import { verifyScopes } from "../sync/verify-scopes";
import { gzip } from "./gzip";
import { known } from "./known-record";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { aPlace, aRow, anId, EPOCH, keep, type Opened, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const person = (letter: string, seq: number, settlement: string): Row =>
  aRow({ collection: "beneficiary", id: anId(letter), seq, fields: { community: "com.alpha", settlement } });
const PEOPLE = [...Array(20).keys()].map((at) =>
  person(String.fromCharCode(97 + at), at + 1, `Οικισμός ${at}`),
);

const sumsOf = (rows: readonly Row[]): string => {
  const sums = new ScopeSums();
  for (const row of rows) sums.add(row);
  return sums.text();
};
const settlementOf = async (replica: Replica, letter: string) =>
  (await known<{ settlement?: string }>(replica, "beneficiary", anId(letter)))?.fields.settlement ?? null;

/** What the server would answer about the buckets that differ from `rows`. */
async function repairFor({ sync }: Opened, rows: readonly Row[]) {
  const asked = await sync.buckets(AREA);
  const own = new BucketSums();
  for (const row of rows) own.add(row);
  const buckets = BucketSums.differing(own.text(), asked?.buckets ?? "");
  const right = rows.filter(({ collection, id }) => buckets.includes(bucketOf(collection, id)));
  const gzipped = await gzip(encodeFrame(right));
  return { cursor: asked?.cursor ?? 0, repair: { buckets, rows: right.length, gzipped } };
}

/** A device that has the rows in two segments, one of which vanished while it was off. */
async function withALostSegment(): Promise<Opened> {
  const place = aPlace();
  const before = await opened(place);
  await before.sync.grantScopes([AREA], EPOCH);
  await keep(before.sync, AREA, PEOPLE.slice(0, 10));
  const [first] = [...before.replica.segments.keys()];
  await before.sync.keepFrames(
    [
      {
        head: { kind: "frame", scope: AREA, rows: 10, lo: 10, hi: 20 },
        gzipped: await gzip(encodeFrame(PEOPLE.slice(10))),
      },
    ],
    EPOCH,
  );
  await before.replica.databases.strict.segment.delete(first ?? 0);
  closeReplica(before.replica);
  return opened(place);
}

/** The engine's ports before a server that answers as given; which scopes it was asked to compare. */
function aServer(store: Opened["sync"], send: EnginePorts["send"]) {
  const asked: string[] = [];
  const ports: EnginePorts = {
    store,
    send,
    now: () => 0,
    build: "test",
    proof: { macHex: () => Promise.resolve("00"), verify16: () => Promise.resolve(true) },
    gzip: (text) => {
      asked.push((JSON.parse(text) as { scope: string }).scope);
      return Promise.resolve(new Uint8Array());
    },
    sha256Hex: () => Promise.resolve("00"),
  };
  return { ports, asked };
}

describe("rows that were lost on the device", () => {
  test("[S4] the sums tell that rows are missing though the cursor says they are there", async () => {
    const { sync, replica } = await withALostSegment();
    expect((await sync.position()).cursors[AREA]).toBe(20);
    expect(await settlementOf(replica, "a")).toBeNull();
    expect((await sync.sums())?.[AREA]).toBe(sumsOf(PEOPLE.slice(10)));
  });

  test("[S4] the buckets that differ are fetched again, counted, and outlive a restart", async () => {
    const device = await withALostSegment();
    const { cursor, repair } = await repairFor(device, PEOPLE);
    expect(device.sync.nextRepair(AREA)).toBe("rows");
    await device.sync.keepRepair(AREA, cursor, repair, EPOCH);
    expect((await device.sync.sums())?.[AREA]).toBe(sumsOf(PEOPLE));
    expect(await settlementOf(device.replica, "a")).toBe("Οικισμός 0");
    expect((await device.sync.position()).repairs).toBe(1);
    expect(device.replica.incidents.map(({ what }) => what)).toEqual(["rows-repaired"]);
    const { place } = device.replica.ports;
    closeReplica(device.replica);
    const again = await opened(place);
    expect((await again.sync.sums())?.[AREA]).toBe(sumsOf(PEOPLE));
    expect((await again.sync.position()).repairs).toBe(1);
  });

  test("[S4] what the server does not have is hidden, and an older state gives way to the server's", async () => {
    const device = await opened();
    await device.sync.grantScopes([AREA], EPOCH);
    await keep(device.sync, AREA, PEOPLE);
    const theirs = [...PEOPLE.slice(1, 19), person("t", 25, "Νέος τόπος")];
    const { cursor, repair } = await repairFor(device, theirs);
    await device.sync.keepRepair(AREA, cursor, repair, EPOCH);
    expect((await device.sync.sums())?.[AREA]).toBe(sumsOf(theirs));
    expect(await settlementOf(device.replica, "a")).toBeNull();
    expect(await settlementOf(device.replica, "t")).toBe("Νέος τόπος");
  });

  test("[S4] a repair for a cursor that has moved on changes nothing", async () => {
    const device = await withALostSegment();
    const { repair } = await repairFor(device, PEOPLE);
    await device.sync.keepRepair(AREA, 19, repair, EPOCH);
    expect((await device.sync.sums())?.[AREA]).toBe(sumsOf(PEOPLE.slice(10)));
  });

  test("[S4] a row newer than the server's cannot be hidden: the scope starts again, once, and unsent work stays", async () => {
    const device = await opened();
    const { sync, replica } = device;
    await sync.grantScopes([AREA], EPOCH);
    await keep(sync, AREA, PEOPLE);
    const theirs = [...PEOPLE.slice(0, 19), person("t", 3, "Παλιός τόπος")];
    const { cursor, repair } = await repairFor(device, theirs);
    expect(sync.nextRepair(AREA)).toBe("rows");
    await sync.keepRepair(AREA, cursor, repair, EPOCH);
    sync.noteRepair(AREA, "rows");
    expect((await sync.sums())?.[AREA]).toBe(sumsOf(PEOPLE));
    expect(sync.nextRepair(AREA)).toBe("scope");
    await sync.startScopeAgain(AREA);
    expect((await sync.position()).cursors[AREA]).toBe(0);
    expect(await replica.databases.strict.segment.count()).toBe(0);
    await keep(
      sync,
      AREA,
      theirs.toSorted((a, b) => a.seq - b.seq),
    );
    expect((await sync.sums())?.[AREA]).toBe(sumsOf(theirs));
    expect(replica.incidents.map(({ what }) => what)).toEqual(["scope-again"]);
  });

  test("[S4] nothing is tried a third time at the same cursor", async () => {
    const { sync } = await withALostSegment();
    const tried = [];
    for (let step = sync.nextRepair(AREA); step !== "none"; step = sync.nextRepair(AREA)) {
      tried.push(step);
      sync.noteRepair(AREA, step);
    }
    expect(tried).toEqual(["rows", "scope"]);
  });

  test("[S4] a comparison that the network cut has shown nothing: the scope stays, and its rows are asked for again", async () => {
    const { sync, replica } = await withALostSegment();
    const { ports, asked } = aServer(sync, () => Promise.reject(new Error("no network")));
    for (let time = 0; time < 3; time += 1)
      expect(await verifyScopes(ports, { [AREA]: sumsOf(PEOPLE) })).toEqual({ kind: "no-network" });
    expect(asked).toEqual([AREA, AREA, AREA]);
    expect(await replica.databases.strict.segment.count()).toBe(1);
    expect(replica.incidents).toEqual([]);
  });

  test("[S4] scopes of which nothing is left to try do not keep the others from being compared", async () => {
    const { sync } = await opened();
    const areas = [...Array(10).keys()].map((at) => `area:com.${at}/core`);
    await sync.grantScopes(areas, EPOCH);
    const { ports, asked } = aServer(sync, () => Promise.reject(new Error("no network")));
    for (const area of areas.slice(0, 9)) sync.noteRepair(area, "scope");
    const theirs = Object.fromEntries(areas.map((area) => [area, "others"]));
    await verifyScopes(ports, theirs);
    expect(asked).toEqual(areas.slice(9));
  });
});
