import { describe, expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import { numberIn } from "./replica-database";
import { aPlace, EPOCH, NOW, type Opened, opened } from "./store-fixture";
import { tidyReplica } from "./tidy-replica";

const PHONE = { personId: "p".repeat(22), number: "6900000000" };
const DAY_MS = 86_400_000;

/** So many ops that the server has. */
async function delivered(count: number, place = aPlace()): Promise<Opened> {
  const device = await opened(place);
  for (let n = 1; n <= count; n += 1) {
    await new LocalDeviceStore(device.replica).addRecord("phone", PHONE);
    device.sync.heard(NOW);
    await device.sync.acknowledge([[1, n, "applied", 5]], EPOCH);
  }
  return device;
}

async function spoil({ replica }: Opened, n: number): Promise<void> {
  const { outbox } = replica.databases.strict;
  const row = await outbox.get(n);
  if (!row) throw new Error("nothing kept");
  await outbox.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
}

const kindsOf = async ({ replica }: Opened) =>
  (await new LocalDeviceStore(replica).syncView()).incidents.map(({ what }) => what);

describe("custody under another epoch", () => {
  test("[S5] is not claimed of a delivered op that does not open and cannot be offered again, and it is said", async () => {
    const device = await delivered(2);
    const { sync, replica } = device;
    await spoil(device, 2);
    expect((await sync.position()).custody).toBe(2);
    for (const epoch of ["epoch-two", "epoch-three"]) {
      await sync.startEpoch(epoch);
      await tidyReplica(replica);
      expect(await sync.position()).toMatchObject({ epoch, custody: null });
      expect((await sync.unsentOps(10, 10_000)).map(({ n }) => n)).toEqual([1]);
    }
    expect(await kindsOf(device)).toEqual(["put-back-in-part", "put-back-in-part"]);
    await sync.acknowledge([[1, 1, "applied", 5]], "epoch-three");
    expect((await sync.position()).custody).toBe(1);
  });

  test("[S5] [O5] is not claimed of what is too old to be offered again, and stays claimed of what has grown old under its own epoch", async () => {
    const { sync, replica } = await delivered(2);
    sync.heard(NOW + 91 * DAY_MS);
    await sync.startEpoch("epoch-two");
    expect((await sync.position()).custody).toBeNull();

    const other = await delivered(2);
    other.sync.heard(NOW + 91 * DAY_MS);
    await tidyReplica(other.replica);
    expect(await other.replica.databases.strict.outbox.count()).toBe(0);
    expect((await other.sync.position()).custody).toBe(2);
    expect(await replica.databases.strict.outbox.count()).toBe(2);
  });

  test("[S5] [V3] is known from the outbox where an earlier version did not write it down", async () => {
    const place = aPlace();
    const first = await delivered(3, place);
    await first.replica.databases.strict.meta.delete("custody");
    closeReplica(first.replica);
    expect((await (await opened(place)).sync.position()).custody).toBe(3);
  });
});

describe("what is said of another history", () => {
  test("[S5] that the server was put back is said once for each time, and counts as no repair", async () => {
    const place = aPlace();
    const device = await delivered(1, place);
    expect(await kindsOf(device)).toEqual([]);
    await device.sync.startEpoch("epoch-two");
    await device.sync.startEpoch("epoch-two");
    expect(await kindsOf(device)).toEqual(["server-put-back"]);
    expect((await device.sync.position()).repairs).toBe(0);
    closeReplica(device.replica);
    expect(await kindsOf(await opened(place))).toEqual(["server-put-back"]);
  });

  test("[P2] that the profile was put back or copied is said once for each new life, and counts as no repair", async () => {
    const device = await delivered(1);
    for (const life of [2, 2, 3]) await device.sync.takeIncarnation(life, `${life}K`);
    expect(await kindsOf(device)).toEqual(["profile-copied", "profile-copied"]);
    expect((await device.sync.position()).repairs).toBe(0);
  });

  test("[P2] a person who asks for her keys again is told of no copy", async () => {
    const place = aPlace();
    const first = await delivered(1, place);
    closeReplica(first.replica);
    const again = await opened(place, { incarnation: 2, code: "8L" });
    expect(await numberIn(again.replica.databases.strict, "incarnation", 1)).toBe(2);
    expect(await kindsOf(again)).toEqual([]);
  });
});
