import { describe, expect, test } from "vitest";
import { Deposed } from "../sync/deposed";
import { LocalDeviceStore } from "./local-device-store";
import { mergeSegments } from "./merge-segments";
import { finishPurges } from "./purge-scopes";
import { aFrame, aPlace, aRow, anId, EPOCH, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const PERSON = aRow({ collection: "beneficiary", id: anId("p"), seq: 4, fields: { community: "com.alpha" } });

describe("a tab that was replaced as leader", () => {
  test("[P11] writes nothing of the exchange any more: no rows, no answers, no scopes, no counter", async () => {
    const place = aPlace();
    const old = await opened(place);
    await old.sync.lead();
    await old.sync.grantScopes([AREA], EPOCH);
    await new LocalDeviceStore(old.replica).saveVisit({
      personId: anId("p"),
      visit: { day: "2026-11-23", place: "home" },
      note: null,
      task: null,
      referral: null,
    });
    const next = await opened(place);
    await next.sync.lead();
    const frame = await aFrame(AREA, [PERSON]);
    const { strict } = next.replica.databases;
    const before = await strict.meta.toArray();
    for (const late of [
      () => old.sync.keepFrames([frame], EPOCH),
      () => old.sync.acknowledge([[1, 1, "applied", 9]], EPOCH),
      () => old.sync.grantScopes([], EPOCH),
      () => old.sync.nextCounter(),
      () => old.sync.raiseCounter(9),
      () => old.sync.takeIncarnation(2, "A9"),
      () => old.sync.startEpoch("epoch-two"),
      () => old.sync.startScopeAgain(AREA),
      () => old.sync.beat(),
    ])
      await expect(late()).rejects.toThrow(Deposed);
    expect(await strict.meta.toArray()).toEqual(before);
    expect(await strict.segment.count()).toBe(0);
    expect((await strict.scope.toArray()).map(({ cursor, leaving }) => [cursor, leaving])).toEqual([[0, 0]]);
    expect((await strict.outbox.toArray()).map(({ state }) => state)).toEqual([0]);
  });

  test("[P11] the one that leads now goes on, and a save in the other tab is still kept", async () => {
    const place = aPlace();
    const [old, next] = [await opened(place), await opened(place)];
    await old.sync.lead();
    await next.sync.lead();
    await next.sync.grantScopes([AREA], EPOCH);
    await next.sync.keepFrames([await aFrame(AREA, [PERSON])], EPOCH);
    expect((await next.sync.position()).cursors[AREA]).toBe(4);
    const visit = { day: "2026-11-23", place: "home" } as const;
    const saved = await new LocalDeviceStore(old.replica).saveVisit({
      personId: anId("p"),
      visit,
      note: null,
      task: null,
      referral: null,
    });
    expect(saved.ok).toBe(true);
    const sign = await old.sync.leaderSign();
    await next.sync.beat();
    expect(await old.sync.leaderSign()).not.toBe(sign);
  });

  test("[P11] [D4] [S2] merges no segments and removes no area: the one that leads does", async () => {
    const place = aPlace();
    const old = await opened(place);
    await old.sync.lead();
    await old.sync.grantScopes([AREA], EPOCH);
    for (let seq = 4; seq < 8; seq += 1)
      await old.sync.keepFrames([await aFrame(AREA, [aRow({ ...PERSON, id: anId(`p${seq}`), seq })])], EPOCH);
    const next = await opened(place);
    const [scope] = await next.replica.databases.strict.scope.toArray();
    await next.replica.ready.until("all");
    await next.sync.lead();
    expect(await mergeSegments(old.replica)).toBe(false);
    const { strict } = next.replica.databases;
    expect(await strict.segment.count()).toBe(4);
    expect(await mergeSegments(next.replica)).toBe(true);
    expect(await strict.segment.count()).toBe(1);

    await strict.job.add({ number: 1, kind: "purge", scope: scope?.number ?? 0 });
    await expect(finishPurges(old.replica)).rejects.toThrow(Deposed);
    expect(await strict.segment.count()).toBe(1);
    await finishPurges(next.replica);
    expect(await strict.segment.count()).toBe(0);
  });

  test("[O2] [P11] a full device still leads and asks, with counters that grow: it must be able to hand over", async () => {
    const { replica, sync } = await opened();
    await sync.lead();
    expect(await sync.nextCounter()).toBe(1);
    const full = () => {
      throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    };
    replica.databases.strict.meta.hook("updating", full);
    await sync.lead();
    expect(await sync.nextCounter()).toBe(2);
    expect(await sync.nextCounter()).toBe(3);
    replica.databases.strict.meta.hook("updating").unsubscribe(full);
    await sync.lead();
    expect(await sync.nextCounter()).toBe(4);
  });
});
