import { randomBytes } from "node:crypto";
import type { Role } from "@konta/shared/access/role";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { beforeEach, describe, expect, test } from "vitest";
import { activeStaff } from "../accounts/staff-person";
import { type Database, openDatabase } from "../db/open-database";
import { readRecord } from "../db/records";
import { sealBox } from "../db/seal-box";
import { seedRegistry } from "../registries/seed-registry";
import { openConflict } from "../sync/keep-conflict";
import { applySystemOps } from "../sync/system-ops";
import { aPerson } from "../sync/test-person";
import { NOW } from "../sync/test-municipality";
import { aRecordId, TestReplica } from "../sync/test-replica";
import { listConflicts } from "./list-conflicts";
import { listQuarantine } from "./list-quarantine";
import { DESK_PAGE } from "./queries";
import { readerOf } from "./reader";
import { reviewSummary } from "./review-summary";

const HERE = "vil.avgeniki";
const ELSEWHERE = "vil.voutes";

let db: Database;
beforeEach(() => {
  db = openDatabase(":memory:", sealBox(randomBytes(32)));
  seedRegistry(db, NOW);
  const structure = { el: "Τοπικό", kind: "central", areas: [HERE] };
  applySystemOps(db, [{ collection: "structure", id: "str.local", fields: structure }], NOW);
  aMember("local", "mediator", "str.local");
  aMember("whole", "mediator", "str.her.office");
  aMember("coordinator", "coordinator", "str.her.office");
  aMember("driver", "driver", "str.her.office");
});

function aMember(username: string, role: Role, structure: string): void {
  const fields = { name: username, shortCode: username, username, roles: [role], structure, active: true };
  applySystemOps(db, [{ collection: "staff", id: `staff.${username}`, fields }], NOW);
}

function reader(username: string) {
  const me = activeStaff(db, `staff.${username}`);
  if (!me) throw new Error("nobody");
  return readerOf(db, me, NOW);
}

const people = (count: number, community: string): string[] => {
  const made = Array.from({ length: count }, () => aPerson({ community }));
  applySystemOps(db, made, NOW);
  return made.map(({ id }) => id);
};

describe("disagreements at a desk", () => {
  const conflicts = (username: string, page = 1) =>
    listConflicts(db, reader(username), { state: "open", page });
  const disagreeAbout = (id: string, at: number) => {
    const stored = readRecord(db, "beneficiary", id);
    if (stored) openConflict(db, stored, { field: "fatherName", sides: [], base: null, decidedBy: null }, at);
  };

  test("[M7] one's own is shown and counted, however many newer ones lie elsewhere", () => {
    const [own = ""] = people(1, HERE);
    disagreeAbout(own, NOW);
    people(500, ELSEWHERE).forEach((id, at) => disagreeAbout(id, NOW + 1 + at));
    const here = conflicts("local");
    expect(here.total).toBe(1);
    expect(here.items.map(({ recordId }) => recordId)).toEqual([own]);
    expect(reviewSummary(db, reader("local"), NOW).openConflicts).toBe(1);
    const pages = [1, 2, 3].map((page) => conflicts("whole", page));
    expect(pages.map(({ total }) => total)).toEqual([501, 501, 501]);
    expect(pages.map(({ items }) => items.length)).toEqual([DESK_PAGE, DESK_PAGE, 501 - 2 * DESK_PAGE]);
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(501);
  });
});

test("a removal says which record, any other disagreement only its own field", () => {
  const [personId = ""] = people(1, HERE);
  const id = aRecordId();
  applySystemOps(db, [{ collection: "phone", id, fields: { personId, number: "6900000001" } }], NOW);
  const stored = readRecord(db, "phone", id);
  if (!stored) throw new Error("no phone");
  for (const field of [DELETED_FIELD, "number"])
    openConflict(db, stored, { field, sides: [], base: null, decidedBy: null }, NOW);
  const { items } = listConflicts(db, reader("local"), { state: "open", page: 1 });
  const about = (field: string) => items.find((item) => item.field === field)?.recordFields;
  expect(about(DELETED_FIELD)).toMatchObject({ number: "6900000001" });
  expect(about("number")).toBeNull();
});

describe("[S1] what waits for a person is heard of only where it lies", () => {
  const heardBy = (recordId: string): string[] =>
    ["local", "whole", "coordinator", "driver"].filter((username) => {
      const { items, total } = listQuarantine(db, reader(username), 1);
      expect(total).toBe(items.length);
      expect(reviewSummary(db, reader(username), NOW).quarantine).toBe(total);
      return items.some((item) => item.recordId === recordId);
    });

  async function waits(
    collection: string,
    fields: Record<string, unknown>,
    id = aRecordId(),
  ): Promise<string> {
    const local = new TestReplica(db, "staff.local", () => NOW);
    const { answer } = await local.sync([local.op({ collection, id, fields })]);
    expect(answer.results[0]?.[2]).toBe("quarantined");
    return id;
  }

  test("an op on a record of another community", async () => {
    const [id = ""] = people(1, ELSEWHERE);
    await waits("beneficiary", { fatherName: "Νικόλαος" }, id);
    expect(heardBy(id)).toEqual(["whole", "coordinator"]);
    const [own = ""] = people(1, HERE);
    await waits("beneficiary", { birth: "χθες" }, own);
    expect(heardBy(own)).toEqual(["local", "whole", "coordinator"]);
  });

  test("a new person, where she would lie", async () => {
    const id = await waits("beneficiary", { community: ELSEWHERE });
    expect(heardBy(id)).toEqual(["whole", "coordinator"]);
  });

  test("what is about somebody nobody knows yet: only whoever reads its compartment everywhere", async () => {
    const personId = aRecordId();
    const id = await waits("phone", { personId, number: 7 });
    expect(heardBy(id)).toEqual(["whole", "coordinator"]);
    applySystemOps(db, [{ ...aPerson({ community: HERE }), id: personId }], NOW);
    expect(heardBy(id)).toEqual(["local", "whole", "coordinator"]);
    const health = await waits("allergy", { personId: aRecordId(), substance: "γύρη" });
    expect(heardBy(health)).toEqual([]);
  });

  test("a person who moves takes what waits along", async () => {
    const [personId = ""] = people(1, HERE);
    const id = await waits("phone", { personId, number: 7 });
    expect(heardBy(id)).toContain("local");
    applySystemOps(db, [{ collection: "beneficiary", id: personId, fields: { community: ELSEWHERE } }], NOW);
    expect(heardBy(id)).toEqual(["whole", "coordinator"]);
  });

  test("what nobody can place is the coordinator's", async () => {
    const id = await waits("nothingWeKnow", { what: "x" });
    expect(heardBy(id)).toEqual(["coordinator"]);
  });
});
