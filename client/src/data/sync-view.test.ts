import { expect, test } from "vitest";
import { LocalDeviceStore } from "./local-device-store";
import { aRow, anId, EPOCH, keep, opened } from "./store-fixture";

const MINE = "user:stf.nurse";

test("[D2] [S2] what was delivered, and the news of it, name the person still when this device keeps nothing of her", async () => {
  const { replica, sync } = await opened();
  await sync.grantScopes([MINE], EPOCH);
  const store = new LocalDeviceStore(replica);
  const saved = await store.registerPerson({
    fields: {},
    names: [{ kind: "main", surname: "Δοκιμαστή", givenName: "Άννα" }],
    phones: [],
    identifiers: [],
    documents: [],
  });
  const id = saved.ok ? (saved.ids[0] ?? "") : "";
  await sync.acknowledge(
    [
      [1, 1, "quarantined", 0],
      [1, 2, "quarantined", 0],
    ],
    EPOCH,
  );
  expect((await store.syncView()).delivered.map(({ personName }) => personName)).toEqual([
    "Δοκιμαστή Άννα",
    "Δοκιμαστή Άννα",
  ]);
  // The office lets it in, outside everything this person may see.
  await sync.acknowledge(
    [
      [1, 1, "applied", 8],
      [1, 2, "applied", 9],
    ],
    EPOCH,
  );
  const fields = { kind: "resolved", reason: "released", collection: "beneficiary", recordId: id };
  await keep(sync, MINE, [aRow({ collection: "notice", id: anId("n"), seq: 10, fields })]);
  await sync.caughtUp(10, EPOCH);
  expect(await store.person(id)).toBeNull();
  const { delivered, notices } = await store.syncView();
  expect(delivered.map(({ personName }) => personName)).toEqual(["Δοκιμαστή Άννα", "Δοκιμαστή Άννα"]);
  expect(notices).toMatchObject([{ personId: id, personName: "Δοκιμαστή Άννα" }]);
});
