import { userScope } from "@konta/shared/sync/scope";
import { describe, expect, test } from "vitest";
import { known } from "./known-record";
import { closeReplica } from "./open-replica";
import type { Replica } from "./replica";
import { save } from "./save";
import { aFrame, aPlace, aRow, anId, EPOCH, type Opened, opened } from "./store-fixture";
import { syncView } from "./sync-view";

const AREA = "area:com.alpha/core";
const NEWS = userScope("stf.nurse");
/** As the server names the news about the first and the second op of the fixture's replica. */
const NOTICES = ["Kz4M6G-lNBB09rUOB1Ejew", "X5eFhR5GAgjWF5XeTVnCSg"] as const;

const person = (seq: number, fields: Record<string, unknown>) =>
  aRow({ collection: "beneficiary", id: anId("p"), seq, fields: { community: "com.alpha", ...fields } });
const news = (at: 0 | 1, seq: number, fields: Record<string, unknown>) =>
  aRow({
    collection: "notice",
    id: NOTICES[at],
    seq,
    fields: { collection: "beneficiary", recordId: anId("p"), ...fields },
  });
const shown = async (replica: Replica) => {
  const record = await known<{ settlement?: string; fatherName?: string }>(replica, "beneficiary", anId("p"));
  return [record?.fields.settlement, record?.fields.fatherName, record?.custody];
};

/** Two edits of one person, on two fields, both of which wait at the office. */
async function withTwoWaiting(place = aPlace()): Promise<Opened> {
  const device = await opened(place);
  const { replica, sync } = device;
  await sync.grantScopes([AREA, NEWS], EPOCH);
  await sync.keepFrames([await aFrame(AREA, [person(4, { settlement: "old", fatherName: "old" })])], EPOCH);
  const edit = { collection: "beneficiary", id: anId("p"), isNew: false };
  for (const fields of [{ settlement: "mine" }, { fatherName: "mine" }]) {
    const base: [string, number] = [EPOCH, 4];
    await save(replica, () => ({ ok: true, value: [{ ...edit, base, fields }] }));
  }
  await sync.acknowledge(
    [
      [1, 1, "quarantined", 0],
      [1, 2, "held", 0],
    ],
    EPOCH,
  );
  const waiting = [
    news(0, 5, { kind: "quarantined", reason: "missing-field" }),
    news(1, 6, { kind: "quarantined", reason: "held" }),
  ];
  await sync.keepFrames([await aFrame(NEWS, waiting)], EPOCH);
  await sync.caughtUp(6, EPOCH);
  return device;
}
const statesOf = async ({ databases }: Replica) =>
  (await databases.strict.outbox.toArray()).map(({ state }) => state);

describe("an op in review", () => {
  test("[D2] [M2] that was sent back lies over the record no more; another one on the same record waits on", async () => {
    const { replica, sync } = await withTwoWaiting();
    expect(await shown(replica)).toEqual(["mine", "mine", "review"]);
    const sentBack = news(0, 8, { kind: "resolved", reason: "rejected" });
    await sync.keepFrames([await aFrame(NEWS, [sentBack], 6)], EPOCH);
    await sync.keepFrames([await aFrame(AREA, [person(9, { settlement: "theirs" })], 4)], EPOCH);
    await sync.caughtUp(9, EPOCH);
    expect(await shown(replica)).toEqual(["theirs", "mine", "review"]);
    expect(await statesOf(replica)).toEqual([1, 2]);
    expect(await replica.databases.strict.overlay.count()).toBe(1);
    const { place } = replica.ports;
    closeReplica(replica);
    expect(await shown((await opened(place)).replica)).toEqual(["theirs", "mine", "review"]);
  });

  test("[D2] that was let in goes on lying over the record until the row it became can be here", async () => {
    const { replica, sync } = await withTwoWaiting();
    const letIn = news(0, 8, { kind: "resolved", reason: "released" });
    await sync.keepFrames([await aFrame(NEWS, [letIn], 6)], EPOCH);
    await sync.caughtUp(7, EPOCH);
    expect((await shown(replica))[0]).toBe("mine");
    // Somebody has changed it since: what it says now is not what was let in.
    await sync.keepFrames([await aFrame(AREA, [person(7, { settlement: "later" })], 4)], EPOCH);
    await sync.caughtUp(8, EPOCH);
    expect(await shown(replica)).toEqual(["later", "mine", "review"]);
    expect((await syncView(replica)).delivered.map(({ n, status }) => [n, status])).toEqual([
      [2, "held"],
      [1, "applied"],
    ]);
  });

  test("[O5] [S5] that was decided is offered again to a server that was put back", async () => {
    const { replica, sync } = await withTwoWaiting();
    const decided = [
      news(0, 8, { kind: "resolved", reason: "rejected" }),
      news(1, 9, { kind: "resolved", reason: "released" }),
    ];
    await sync.keepFrames([await aFrame(NEWS, decided, 6)], EPOCH);
    await sync.caughtUp(9, EPOCH);
    expect(await statesOf(replica)).toEqual([1, 1]);
    expect(await shown(replica)).toEqual(["old", "old", "delivered"]);
    await sync.startEpoch("epoch-two");
    expect((await sync.unsentOps(9, 9_999)).map(({ n }) => n)).toEqual([1, 2]);
  });
});
