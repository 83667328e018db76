import { beforeEach, expect, test } from "vitest";
import { activeStaff } from "../accounts/staff-person";
import type { Database } from "../db/open-database";
import { declareDevice } from "../accounts/end-device";
import { noteWiped } from "../db/replica-ends";
import { moveReplica, reportReplica } from "../db/replicas";
import { aMunicipality, NOW, staffId } from "../sync/test-municipality";
import { aReplica } from "../sync/test-person";
import { listDevices, SILENT_MS, STUCK_MS } from "./list-devices";
import { readerOf } from "./reader";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

type Who = Parameters<typeof staffId>[0];

function person(who: Who) {
  const me = activeStaff(db, staffId(who));
  if (!me) throw new Error("nobody");
  return me;
}

const devices = (by: Who, here: string | null = null) =>
  listDevices(db, readerOf(db, person(by), NOW), NOW, here).items;

/** A tablet in somebody's hand, as its last exchange left it. */
function aTablet(
  heard: { lastContactAt?: number; unsent?: number; oldestUnsentAt?: number | null } = {},
  who: Who = "social",
): string {
  const { id } = aReplica(db, who);
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
  return id;
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

test("[S6] who works with whom on a tablet, and how much is only there, is told to whoever gives it up", () => {
  const [social, nurse] = [aTablet({ unsent: 3, oldestUnsentAt: NOW - 5 }), aTablet({ unsent: 2 }, "nurse")];
  const alone = aTablet({ unsent: 1 }, "mediator");
  for (const id of [social, nurse]) moveReplica(db, id, "browser");
  const byCoordinator = new Map(devices("coordinator", "browser").map((each) => [each.replica, each]));
  const shared = { unsentThere: 5, oldestThere: NOW - 5, here: true, mayEnd: "all" };
  expect(byCoordinator.get(social)).toMatchObject({ ...shared, beside: [person("nurse").name] });
  expect(byCoordinator.get(nurse)).toMatchObject({ ...shared, beside: [person("social").name] });
  expect(byCoordinator.get(alone)).toMatchObject({ unsentThere: 1, here: false, beside: [], mayEnd: "all" });
  // A colleague's name and work are not hers to read.
  expect(devices("nurse")).toMatchObject([{ beside: [], unsentThere: 2, mayEnd: "lost", here: false }]);
  expect(JSON.stringify(devices("coordinator"))).not.toContain("browser");
});

test("[S6] the list says that a device was given up, when, and when it was emptied; then nobody may do more", () => {
  const id = aTablet({ unsent: 3, oldestUnsentAt: NOW });
  declareDevice(db, person("coordinator"), { replica: id, end: "lost", session: null, at: NOW });
  expect(devices("coordinator")).toMatchObject([
    { end: "lost", endedAt: NOW, wipedAt: null, trouble: null, unsentThere: 3, mayEnd: "all" },
  ]);
  noteWiped(db, id, NOW + 1);
  expect(devices("coordinator")).toMatchObject([{ wipedAt: NOW + 1, unsentThere: 0, mayEnd: null }]);
});
