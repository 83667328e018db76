import { describe, expect, test } from "vitest";
import { encodeFrame, type Row } from "@konta/shared/sync/frame";
import { gunzip, gzip } from "./gzip";
import { known } from "./known-record";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";
import { INFLATED_LIMIT_BYTES, openSegment } from "./segments";
import { aFrame, aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";
import { tidyReplica } from "./tidy-replica";

const AREA = "area:com.alpha/core";
const FORMER = "area:com.beta/core";
const OWN_SCOPE = "user:stf.nurse";
const HER = anId("p");
const OTHER = anId("q");
const MARK = "a secret word";

const person = (id: string, seq: number, settlement = "Kato") =>
  aRow({ collection: "beneficiary", id, seq, fields: { community: "com.alpha", settlement } });
const erased = (row: Row, seq: number): Row => ({ ...row, seq, state: "deleted", by: "", fields: {} });
const order = (letter: string, seq: number, ...records: [string, string][]) =>
  aRow({ collection: "erasure", id: anId(letter), seq, by: "", fields: { records } });

/** Everything that this replica's keys open, as one text. */
async function opensTo(replica: Replica): Promise<string> {
  const { strict } = replica.databases;
  const texts: string[] = [JSON.stringify([...replica.drafts])];
  for (const row of await strict.segment.toArray()) {
    const gzipped = await openSegment(replica, row);
    const inflated = gzipped && (await gunzip(gzipped, INFLATED_LIMIT_BYTES));
    texts.push(new TextDecoder().decode(inflated ?? new Uint8Array()));
  }
  for (const row of await strict.outbox.toArray())
    texts.push((await openKept(replica, "outbox", row))?.text ?? "");
  for (const row of await strict.overlay.toArray())
    texts.push((await openKept(replica, "overlay", row))?.text ?? "");
  return texts.join("\n");
}
const saveVisit = (replica: Replica, personId: string, note: string) =>
  new LocalDeviceStore(replica).saveVisit({
    personId,
    visit: { day: "2026-11-23", place: "home" },
    note: { note },
    task: null,
    referral: null,
  });
const numbers = (replica: Replica) => replica.databases.strict.outbox.toCollection().primaryKeys();

async function withHer(place = aPlace()) {
  const { replica, sync } = await opened(place);
  await sync.grantScopes([AREA, FORMER, OWN_SCOPE], EPOCH);
  await keep(sync, FORMER, [person(HER, 2, MARK)]);
  await keep(sync, AREA, [person(HER, 4, MARK), person(OTHER, 5)]);
  await sync.keepFrames(
    [await aFrame(FORMER, [{ ...person(HER, 4), state: "gone", by: "", fields: {} }], 2)],
    EPOCH,
  );
  await saveVisit(replica, HER, MARK);
  await saveVisit(replica, OTHER, "stays");
  const visits = replica.pending.unsent();
  await sync.acknowledge(
    visits.map(({ n }, at) => [1, n, "applied", 10 + at]),
    EPOCH,
  );
  const hers = visits.filter(({ kept }) => kept.personId === HER);
  return { replica, sync, hers };
}

/** The server's word of the erasure, in every scope it is told in. */
async function comes(
  { sync, hers }: Awaited<ReturnType<typeof withHer>>,
  seq: number,
  cursor: { area: number; former: number; own: number },
) {
  const names = [["beneficiary", HER], ...hers.map(({ op }) => [op.collection, op.id])] as [string, string][];
  const tombstones = hers.map(({ op }, at) =>
    erased(aRow({ collection: op.collection, id: op.id, seq: 0 }), seq + 1 + at),
  );
  const last = seq + 1 + hers.length;
  await sync.keepFrames(
    [
      await aFrame(
        AREA,
        [erased(person(HER, 0), seq), ...tombstones, order("x", last, ...names)],
        cursor.area,
      ),
      await aFrame(FORMER, [order("y", last + 1, ["beneficiary", HER])], cursor.former),
      await aFrame(OWN_SCOPE, [order("z", last + 2, ...names)], cursor.own),
    ],
    EPOCH,
  );
}

describe("a device that is ordered to forget somebody", () => {
  test("[O5] keeps no older row of her in any area, no delivered op and no draft, and everything else", async () => {
    const place = aPlace();
    const world = await withHer(place);
    const { replica, hers } = world;
    await new LocalDeviceStore(replica).keepDraft(`visit:${HER}`, { note: MARK });
    await new LocalDeviceStore(replica).keepDraft(`visit:${OTHER}`, { note: "half a word" });
    expect(hers.length).toBeGreaterThan(1);
    expect(await opensTo(replica)).toContain(MARK);
    await comes(world, 20, { area: 5, former: 4, own: 0 });
    await tidyReplica(replica);
    const left = await opensTo(replica);
    expect(left).not.toContain(MARK);
    expect(left).toContain("stays");
    expect(left).toContain("half a word");
    expect(await known(replica, "beneficiary", HER)).toBeNull();
    expect(await known(replica, "beneficiary", OTHER)).not.toBeNull();
    expect(await numbers(replica)).toEqual(hers.map(({ n }) => n + hers.length));
    // What the area adds up to is as the server says, now and after the next opening.
    const sums = (await world.sync.position()).sums;
    closeReplica(replica);
    const again = await opened(place);
    expect((await again.sync.position()).sums).toBe(sums);
    expect(await opensTo(again.replica)).not.toContain(MARK);
  });

  test("[O5] does it once, and again when a restored server orders it under another seq", async () => {
    const world = await withHer();
    const { replica } = world;
    await comes(world, 20, { area: 5, former: 4, own: 0 });
    await tidyReplica(replica);
    const before = await replica.databases.strict.segment.toCollection().primaryKeys();
    await tidyReplica(replica);
    expect(await replica.databases.strict.segment.toCollection().primaryKeys()).toEqual(before);
    expect(replica.obeyed.size).toBe(3);
    const cursor = 20 + 1 + world.hers.length;
    await comes(world, 40, { area: cursor, former: cursor + 1, own: cursor + 2 });
    await tidyReplica(replica);
    expect([...replica.obeyed].some((key) => key.endsWith(" 20"))).toBe(false);
    expect(replica.obeyed.size).toBe(3);
  });

  test("[O2] what is unsent about her is handed over first, and goes once it is answered, also without another order", async () => {
    const world = await withHer();
    const { replica, sync } = world;
    await saveVisit(replica, HER, MARK);
    const late = replica.pending.unsent();
    await comes({ ...world, hers: [...world.hers, ...late] }, 20, { area: 5, former: 4, own: 0 });
    await tidyReplica(replica);
    expect(await numbers(replica)).toEqual(expect.arrayContaining(late.map(({ n }) => n)));
    await sync.acknowledge(
      late.map(({ n }) => [1, n, "applied", 90]),
      EPOCH,
    );
    await tidyReplica(replica);
    expect(await opensTo(replica)).not.toContain(MARK);
    expect(replica.pending.all().filter(({ kept }) => kept.personId === HER)).toEqual([]);
    expect(replica.obeyed.size).toBe(3);
  });

  test("[O5] what is typed about her after the order was carried out does not stay either", async () => {
    const world = await withHer();
    const { replica } = world;
    await comes(world, 20, { area: 5, former: 4, own: 0 });
    await tidyReplica(replica);
    await new LocalDeviceStore(replica).keepDraft(`visit:${HER}`, { note: MARK });
    await new LocalDeviceStore(replica).keepDraft(`visit:${OTHER}`, { note: "half a word" });
    await tidyReplica(replica);
    expect([...replica.drafts.keys()]).toEqual([`visit:${OTHER}`]);
    expect(await replica.databases.strict.draft.count()).toBe(1);
  });

  test("[D6] a segment that cannot be looked through is asked for again, and the order stays open until then", async () => {
    const world = await withHer();
    const { replica, sync } = world;
    const ofLaterVersion = JSON.stringify({ ...JSON.parse(encodeFrame([person(HER, 6, MARK)])), v: 99 });
    const { head } = await aFrame(AREA, [person(HER, 6)], 5);
    await sync.keepFrames([{ head, gzipped: await gzip(ofLaterVersion) }], EPOCH);
    await comes(world, 20, { area: 6, former: 4, own: 0 });
    await tidyReplica(replica);
    expect((await sync.position()).cursors[AREA]).toBe(0);
    expect(await opensTo(replica)).not.toContain(MARK);
    // What comes after the order has nothing of her, in whatever form: it is not asked for again.
    const again = JSON.stringify({ ...JSON.parse(encodeFrame([person(OTHER, 5)])), v: 99 });
    const first = await aFrame(AREA, [person(OTHER, 5)]);
    await sync.keepFrames([{ head: first.head, gzipped: await gzip(again) }], EPOCH);
    await comes(world, 20, { area: 5, former: 99, own: 99 });
    await tidyReplica(replica);
    expect((await sync.position()).cursors[AREA]).toBeGreaterThan(20);
    expect(replica.obeyed.size).toBe(3);
  });
});
