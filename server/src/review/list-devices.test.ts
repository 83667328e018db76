import { beforeEach, expect, test } from "vitest";
import { activeStaff } from "../accounts/staff-person";
import type { Database } from "../db/open-database";
import { reportReplica } from "../db/replicas";
import { aMunicipality, NOW, staffId } from "../sync/test-municipality";
import { aReplica } from "../sync/test-person";
import { listDevices, SILENT_MS, STUCK_MS } from "./list-devices";
import { readerOf } from "./reader";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

function devices(by: Parameters<typeof staffId>[0]) {
  const me = activeStaff(db, staffId(by));
  if (!me) throw new Error("nobody");
  return listDevices(db, readerOf(db, me, NOW), NOW).items;
}

/** A tablet of the social worker's, as its last exchange left it. */
function aTablet(heard: { lastContactAt?: number; unsent?: number; oldestUnsentAt?: number | null } = {}) {
  const { id } = aReplica(db, "social");
  reportReplica(db, id, {
    lastCounter: 1,
    lastContactAt: NOW,
    unsent: 0,
    oldestUnsentAt: null,
    clockOffset: -90_000,
    build: "abc",
    lastScopes: "[]",
    holes: 2,
    repairs: 3,
    ...heard,
  });
}

test("[P10] a tablet that holds something old is told from one that nobody hears of", () => {
  const at = NOW - STUCK_MS - 1;
  aTablet({ unsent: 4, oldestUnsentAt: at, lastContactAt: at });
  expect(devices("coordinator")).toMatchObject([{ trouble: "stuck", silent: true, unsent: 4 }]);
});

test("[P10] what does not open on a tablet has no age and comes not by itself: it is stuck from the first word of it", () => {
  aTablet({ unsent: 1, oldestUnsentAt: null });
  expect(devices("coordinator")).toMatchObject([{ trouble: "stuck", silent: true, unsent: 1 }]);
});

test("[P10] a tablet that nobody heard of for three days is silent", () => {
  aTablet({ lastContactAt: NOW - SILENT_MS - 1 });
  expect(devices("coordinator")).toMatchObject([{ trouble: "silent", silent: true }]);
});

test("[P10] a tablet that speaks and holds only what is young is well, and says how it fares", () => {
  aTablet({ unsent: 1, oldestUnsentAt: NOW - STUCK_MS });
  expect(devices("coordinator")).toMatchObject([
    { trouble: null, silent: false, clockOffset: -90_000, build: "abc", holes: 2, repairs: 3 },
  ]);
});

test("everybody sees their own devices, the coordinator all of them", () => {
  aTablet();
  aReplica(db, "nurse");
  expect(devices("nurse")).toHaveLength(1);
  expect(devices("clerk")).toHaveLength(0);
  expect(devices("coordinator")).toHaveLength(2);
});
