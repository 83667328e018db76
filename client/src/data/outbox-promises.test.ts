import { expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import { openKept } from "./read-rows";
import { refreshReplica } from "./refresh";
import { placeOf } from "./replica";
import { sealJson } from "./sealed-json";
import { aPlace, EPOCH, NOW, type Opened, opened } from "./store-fixture";
import { tidyReplica } from "./tidy-replica";

const PHONE = { personId: "p".repeat(22), number: "6900000000" };
const DAY_MS = 86_400_000;

/** One outbox row as the first release wrote it, under the fixture's key: every later version must read and send it. */
const FIRST_RELEASE =
  "zR67ED7PIwDiRJNuI+Un62agIOAYQG240ksWiWO8YvqP3CtsYnQNrPqCTutxt8X6vMqmkBAQ5M2NV6Vzsbw8glEi+F" +
  "REzxxHEzi5FiG4BCGrnPj2UhYTwjNJ69myd9fv+6nbGwlBa+KmARknuGGXMkgkkw6PN2XeyDAfJrKJg+uzAjUqlRkn" +
  "BwSdkTYfYeqH8AFh5azu+nf4J796i71CflNcKkQ1B1JXyyorN3e5ACgE7Oavc75OsXkqTH0w4W+xVSR4Yh+OaBf8VB" +
  "4t97uue3kHCc7F3/OvMsiGvwONJ9mU3Qt3Mxg32N/lgxSPPKPqIqNEKrFfXnbHyqJ0ze8UghzDb7hXJH0CHdJ0e0KC" +
  "L4K0USqiSB/CdDU2kGHN8aio0k1GSPRwvRfinxIcBUJEr1EjFgdiQX/0RYGrTDQedenL29ZLm2vgIwLgiooEbtH/c9" +
  "Sgl4lmA+xtezGcOoW+YFVqso6R8c36hBDI4xAGos+j6OsgldryvqjDijnBsip1AflvSyD45knP8D5irs0qvtHalSiq" +
  "e4AaBKnxuvNOmimOL3Z7W/QI5m7US3/ef1nAaDV06ZbjEmYQ/vyManMpQg==";

test("[O4] an op carries its author and never goes out as somebody else's", async () => {
  const place = aPlace();
  const first = await opened(place);
  await new LocalDeviceStore(first.replica).addRecord("phone", PHONE);
  expect(first.replica.pending.unsent().map(({ kept }) => kept.author)).toEqual(["stf.nurse"]);
  closeReplica(first.replica);
  const other = await opened(place, { staffId: "stf.other" });
  expect(await other.sync.unsentOps(10, 10_000)).toEqual([]);
  expect((await other.sync.position()).unsent).toBe(1);
  closeReplica(other.replica);
  const again = await opened(place);
  expect(await again.sync.unsentOps(10, 10_000)).toHaveLength(1);
});

test("[O5] a delivered op is kept, sealed, for 90 days of the server's and offered again to a restored server", async () => {
  const { replica, sync } = await opened();
  await new LocalDeviceStore(replica).addRecord("phone", PHONE);
  const sent = await sync.unsentOps(10, 10_000);
  // It was offline for long: the days count from when the server had it.
  let heard = NOW + 60 * DAY_MS;
  sync.heard(heard);
  await sync.acknowledge([[1, 1, "applied", 5]], EPOCH);
  heard += 89 * DAY_MS;
  sync.heard(heard);
  await tidyReplica(replica);
  expect(await replica.databases.strict.outbox.count()).toBe(1);
  await sync.startEpoch("epoch-two");
  expect(await sync.unsentOps(10, 10_000)).toEqual(sent);
  await sync.acknowledge([[1, 1, "applied", 5]], "epoch-two");
  sync.heard(heard + 91 * DAY_MS);
  await tidyReplica(replica);
  expect(await replica.databases.strict.outbox.count()).toBe(0);
});

test("[O5] [O1] old ops are looked for beside the saves, once, oldest first, and no further than the first that is kept", async () => {
  const place = aPlace();
  const first = await opened(place);
  const sync = async (device: Opened, n: number, at: number) => {
    await new LocalDeviceStore(device.replica).addRecord("phone", PHONE);
    device.sync.heard(at);
    await device.sync.acknowledge([[1, n, "applied", 5]], EPOCH);
  };
  for (const n of [1, 2]) await sync(first, n, NOW);
  for (const n of [3, 4, 5]) await sync(first, n, NOW + 60 * DAY_MS);
  closeReplica(first.replica);
  const { replica, sync: engine } = await opened(place);
  engine.heard(NOW + 91 * DAY_MS);
  const read: number[] = [];
  const busy: boolean[] = [];
  replica.databases.strict.outbox.hook("reading", (row) => {
    read.push(row.n);
    busy.push(replica.writes.busy);
    return row;
  });
  await tidyReplica(replica);
  expect(read).toEqual([1, 2, 3]);
  expect(busy).toEqual([false, false, false]);
  await tidyReplica(replica);
  expect(read).toHaveLength(3);
  expect(await replica.databases.strict.outbox.toCollection().primaryKeys()).toEqual([3, 4, 5]);
});

test("[O3] [S5] a delivered op that this version cannot read is offered again as it was, and its number claimed no more", async () => {
  const { replica, sync } = await opened();
  await new LocalDeviceStore(replica).addRecord("phone", PHONE);
  const { strict } = replica.databases;
  const row = await strict.outbox.get(1);
  const kept = row && (await openKept(replica, "outbox", row));
  if (!row || !kept) throw new Error("nothing kept");
  const text = '{"of":"another version"}';
  const sealed = await sealJson(replica.keys, "core", placeOf(replica, "outbox", 1), { ...kept, text });
  await strict.outbox.put({ ...row, sealed });
  await strict.overlay.delete(1);
  await refreshReplica(replica, { read: true });
  await sync.acknowledge([[1, 1, "quarantined", 0]], EPOCH);
  expect((await sync.position()).custody).toBe(1);
  expect((await sync.position()).custodyHash).toMatch(/^[0-9a-f]{16}$/);
  await sync.startEpoch("epoch-two");
  expect((await sync.unsentOps(10, 10_000)).map((line) => line.text)).toEqual([text]);
  expect((await sync.position()).custody).toBeNull();
});

test("[O5] a device whose clock runs years ahead forgets nothing", async () => {
  let now = NOW;
  const { replica, sync } = await opened(aPlace(), {}, { now: () => now });
  await new LocalDeviceStore(replica).addRecord("phone", PHONE);
  sync.heard(NOW);
  await sync.acknowledge([[1, 1, "applied", 5]], EPOCH);
  now += 3_650 * DAY_MS;
  await tidyReplica(replica);
  expect(await replica.databases.strict.outbox.count()).toBe(1);
});

test("[O7] the outbox keeps the shape of the first release, and a row of it is still read and sent", async () => {
  const { replica } = await opened();
  await new LocalDeviceStore(replica).addRecord("phone", PHONE);
  const { outbox } = replica.databases.strict;
  expect([outbox.schema.primKey.src, ...outbox.schema.indexes.map(({ src }) => src)]).toEqual(["n", "state"]);
  const [row] = await outbox.toArray();
  expect(Object.keys(row ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual([
    "key",
    "n",
    "sealed",
    "state",
  ]);

  const place = aPlace();
  const old = await opened(place);
  const sealed = Uint8Array.from(atob(FIRST_RELEASE), (letter) => letter.charCodeAt(0));
  await old.replica.databases.strict.outbox.add({ n: 1, state: 0, key: 0, sealed });
  closeReplica(old.replica);
  const now = await opened(place);
  const [line] = await now.sync.unsentOps(10, 10_000);
  expect(line).toMatchObject({ incarnation: 1, n: 1 });
  expect(JSON.parse(line?.text ?? "{}")).toMatchObject({ collection: "phone", fields: PHONE });
});
