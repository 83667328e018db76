import { expect, test } from "vitest";
import { refreshReplica } from "./refresh";
import { aFrame, aPlace, aRow, anId, EPOCH, opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
const person = (letter: string, seq: number, fatherName: string) =>
  aRow({
    collection: "beneficiary",
    id: anId(letter),
    seq,
    fields: { community: "com.alpha", fatherName },
  });

test("[S5] another tab has begun a new epoch, in which a record's seq is lower: this tab shows what it says now", async () => {
  const place = aPlace();
  const [leads, looks] = [await opened(place), await opened(place)];
  await leads.sync.lead();
  await leads.sync.grantScopes([AREA], EPOCH);
  const before = [person("p", 32, "Γεώργιος"), person("q", 33, "Νικόλαος")];
  await leads.sync.keepFrames([await aFrame(AREA, before)], EPOCH);
  await refreshReplica(looks.replica, { read: true });
  expect(looks.replica.directory.newest("beneficiary", anId("p"))?.seq).toBe(32);

  await leads.sync.startEpoch("epoch-two");
  await leads.sync.keepFrames([await aFrame(AREA, [person("p", 30, "Γεώργιος")])], "epoch-two");
  await refreshReplica(looks.replica, { read: true });
  expect(looks.replica.directory.newest("beneficiary", anId("p"))?.seq).toBe(30);
  expect(looks.replica.directory.newest("beneficiary", anId("q"))).toBeNull();
  expect(await looks.sync.sums()).toEqual(await leads.sync.sums());
});
