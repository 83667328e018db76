import { instantOf } from "@konta/shared/base/local-date";
import { describe, expect, test } from "vitest";
import { hideExpired, LONGEST_SILENCE_MS } from "./expired-grants";
import { findPeople, indexPeople } from "./find-people";
import { known } from "./known-record";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import { aFrame, aPlace, aRow, anId, EPOCH, keep, opened } from "./store-fixture";
import { timeNow } from "./server-clock";
import { tidyReplica } from "./tidy-replica";

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
/** A Tuesday, at nine in the morning: the outing is under way. */
const DAY = "2026-11-24";
const MORNING = instantOf(DAY, 9 * 60);
const OWN = "area:com.own/core";
const FAR = "area:com.far/core";

const person = (letter: string, seq: number, community: string) =>
  aRow({ collection: "beneficiary", id: anId(letter), seq, fields: { community, settlement: "Kato" } });
const outing = (seq: number, fields: Record<string, unknown> = {}) =>
  aRow({
    collection: "outing",
    id: anId("o"),
    seq,
    fields: { day: DAY, communities: ["com.far"], team: ["stf.nurse"], ...fields },
  });

/** A nurse on an outing to a community that her own structure does not serve; the server was heard in the morning. */
async function onOuting(over: { place?: ReturnType<typeof aPlace>; clockOff?: number } = {}) {
  const { place = aPlace(), clockOff = 0 } = over;
  const clock = { now: MORNING + clockOff, running: 0 };
  const ports = { now: () => clock.now, runningMs: () => clock.running };
  const device = await opened(place, {}, ports);
  const { replica, sync } = device;
  const scopes = ["registry", `outing:${anId("o")}`, OWN, FAR];
  sync.heard(MORNING);
  await sync.grantScopes(scopes, EPOCH);
  const registry = [
    aRow({ collection: "staff", id: "stf.nurse", seq: 1, fields: { structure: "str.one" } }),
    aRow({ collection: "structure", id: "str.one", seq: 2, fields: { areas: ["com.own"] } }),
  ];
  await keep(sync, "registry", registry);
  await keep(sync, `outing:${anId("o")}`, [outing(3)]);
  await keep(sync, OWN, [person("p", 4, "com.own")]);
  await keep(sync, FAR, [
    person("q", 5, "com.far"),
    aRow({
      collection: "personName",
      id: anId("n"),
      seq: 6,
      fields: { personId: anId("q"), surname: "Dokimi" },
    }),
  ]);
  await hideExpired(replica);
  await indexPeople(replica);
  const isShown = async (letter: string) => (await known(replica, "beneficiary", anId(letter))) !== null;
  const found = async () => {
    await indexPeople(replica);
    return findPeople(replica, "dokimi", 10).people.length;
  };
  return { ...device, place, ports, clock, isShown, found, store: new LocalDeviceStore(replica) };
}

test("[S1] offline, what an outing gave is hidden once its time has run out; what is one's own stays", async () => {
  const { replica, sync, clock, isShown, found, store } = await onOuting();
  expect(await isShown("q")).toBe(true);
  expect(await found()).toBe(1);
  const sums = (await sync.position()).sums;
  clock.now = instantOf("2026-12-01", 0) - 1;
  await hideExpired(replica);
  expect(await isShown("q")).toBe(true);
  clock.now += 1;
  await hideExpired(replica);
  expect(await isShown("q")).toBe(false);
  expect(await found()).toBe(0);
  expect(await isShown("p")).toBe(true);
  expect(await store.hidden()).toEqual({ areas: ["com.far"], silentSince: null });
  // It is hidden, not removed: the server is told of everything as before, and repairs nothing.
  expect((await sync.position()).sums).toBe(sums);
  expect((await sync.position()).cursors[FAR]).toBe(6);
});

test("[S1] [M1] a clock that was off at the last contact is put right by as much; one set back hides all the same", async () => {
  const { replica, clock, isShown } = await onOuting({ clockOff: 50 * YEAR_MS });
  expect(timeNow(replica)).toBe(MORNING);
  expect(await isShown("q")).toBe(true);
  // Somebody sets it back; the device has run for eight days.
  clock.now = 0;
  clock.running = 8 * 24 * HOUR_MS;
  await hideExpired(replica);
  expect(await isShown("q")).toBe(false);
});

test("[S1] 72 hours after its closing it is hidden, and after the next opening of the app too", async () => {
  const { replica, sync, clock, place, ports, isShown } = await onOuting();
  const closed = outing(7, { closedAt: MORNING });
  await sync.keepFrames([await aFrame(`outing:${anId("o")}`, [closed], 3)], EPOCH);
  clock.now = MORNING + 72 * HOUR_MS - 1;
  await tidyReplica(replica);
  expect(await isShown("q")).toBe(true);
  await replica.writes.run(() => Promise.resolve());
  closeReplica(replica);
  clock.now += 1;
  const again = (await opened(place, {}, ports)).replica;
  expect(await known(again, "beneficiary", anId("q"))).toBeNull();
  expect(await known(again, "beneficiary", anId("p"))).not.toBeNull();
});

test("[S1] when the server grants it still, or again, it is shown", async () => {
  const { replica, sync, clock, isShown, found } = await onOuting();
  clock.now = instantOf("2026-12-02", 0);
  await hideExpired(replica);
  expect(await isShown("q")).toBe(false);
  sync.heard(clock.now);
  await sync.grantScopes(["registry", `outing:${anId("o")}`, OWN, FAR], EPOCH);
  await hideExpired(replica);
  expect(await isShown("q")).toBe(true);
  expect(await found()).toBe(1);
});

test("[S1] nothing is hidden where nobody knows the time, or whom the structure serves", async () => {
  const { replica, clock, isShown } = await onOuting();
  clock.now = instantOf("2026-12-02", 0);
  replica.standing = { epoch: EPOCH, code: "7K" };
  await hideExpired(replica);
  expect(await isShown("q")).toBe(true);
});

describe("a device that has not heard the office for three weeks", () => {
  const SOCIAL = "area:com.own/social";
  const note = (letter: string, seq: number) =>
    aRow({
      collection: "visitNote",
      id: anId(letter),
      seq,
      fields: { personId: anId("p"), visitId: anId("v"), note: "Dokimi" },
    });

  async function longAlone() {
    const device = await onOuting();
    const { replica, sync, clock } = device;
    const scopes = ["registry", OWN, SOCIAL];
    await sync.grantScopes(scopes, EPOCH);
    await keep(sync, SOCIAL, [note("s", 8)]);
    clock.now = MORNING + LONGEST_SILENCE_MS;
    await hideExpired(replica);
    const opens = async (letter: string) => (await known(replica, "visitNote", anId(letter))) !== null;
    return { ...device, scopes, opens };
  }

  test("opens no special category any more, and everything else; what is written there is kept and shown", async () => {
    const { replica, clock, opens, isShown, store } = await longAlone();
    expect([await opens("s"), (await store.hidden()).silentSince]).toEqual([true, null]);
    clock.now += 1;
    await hideExpired(replica);
    expect([await opens("s"), await isShown("p")]).toEqual([false, true]);
    expect(await store.hidden()).toEqual({ areas: [], silentSince: MORNING });
    const fields = { personId: anId("p"), visitId: anId("v"), note: "Nea" };
    const saved = await store.addRecord("visitNote", fields);
    const id = saved.ok ? saved.ids[0] : undefined;
    expect(id && (await known(replica, "visitNote", id))?.fields).toMatchObject({ note: "Nea" });
  });

  test("[M1] also when somebody sets its clock back, as long as it has run that long; a contact opens all again", async () => {
    const { replica, sync, clock, scopes, opens, store } = await longAlone();
    clock.now = 0;
    clock.running = LONGEST_SILENCE_MS + 1;
    await hideExpired(replica);
    expect(await opens("s")).toBe(false);
    sync.heard(MORNING + LONGEST_SILENCE_MS + 2);
    await sync.grantScopes(scopes, EPOCH);
    await expect.poll(() => opens("s")).toBe(true);
    expect((await store.hidden()).silentSince).toBeNull();
  });
});
