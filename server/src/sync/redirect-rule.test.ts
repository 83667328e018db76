import type { OpLine } from "@konta/shared/sync/op-line";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../db/open-database";
import { waitingOf } from "../db/quarantines";
import { readRecord, recordsOf } from "../db/records";
import { readerOf } from "../review/reader";
import { listReview } from "../review/list-review";
import { readPerson } from "../review/read-person";
import { reviewQuerySchema } from "../review/queries";
import { staffPersonOf } from "../accounts/staff-person";
import { applySystemOps } from "./system-ops";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, aReplica } from "./test-person";
import { aRecordId, type TestReplica } from "./test-replica";

let db: Database;
let clerk: TestReplica;
let social: TestReplica;
let [one, two] = ["", ""];

const about = (personId: string, collection: string, fields: Record<string, unknown>) => ({
  collection,
  id: aRecordId(),
  fields: { personId, ...fields },
});

beforeEach(async () => {
  db = aMunicipality();
  const people = [aPerson(), aPerson({ community: "vil.siva", fatherName: "Γιώργης" })];
  [one, two] = people.map(({ id }) => id) as [string, string];
  const words = [
    about(one, "personName", { kind: "main", surname: "Δοκιμίδου", givenName: "Παγώνα" }),
    about(two, "personName", { kind: "main", surname: "Dokimidou", givenName: "Pagona" }),
    about(one, "phone", { number: "6900000001" }),
    about(two, "phone", { number: "690 000 0001" }),
    about(two, "phone", { number: "6900000002" }),
    about(one, "visit", { day: "2026-11-20" }),
    about(two, "visit", { day: "2026-11-21" }),
  ];
  applySystemOps(db, [...people, ...words], NOW);
  clerk = aReplica(db, "clerk", "office");
  social = aReplica(db, "social");
  await social.sync();
});

const push = async (from: TestReplica, ...lines: OpLine[]) =>
  (await from.sync(lines)).answer.results.map(([, , status]) => status);
const reasons = (from: TestReplica) => waitingOf(db, from.id).map(({ reason }) => reason);
const merge = (from: TestReplica, absorbed: string, into: string | null, over: object = {}) =>
  from.op({
    collection: "redirect",
    id: absorbed,
    fields: { ...(into === null ? {} : { personId: absorbed }), into },
    ...over,
  });
const redirectBase = (): { base: [string, number] } => ({
  base: [db.epoch, readRecord(db, "redirect", two)?.seq ?? 0],
});
const reader = (name: Parameters<typeof staffId>[0]) => {
  const staff = readRecord(db, "staff", staffId(name));
  if (!staff) throw new Error("nobody");
  return readerOf(db, staffPersonOf(staff), NOW);
};
const fileOf = (id: string) => readPerson(db, reader("clerk"), id);
/** Everything that lies in the database about either, as it lies there. */
const authored = () =>
  ["beneficiary", "personName", "phone", "visit"].flatMap((collection) => recordsOf(db, collection));

describe("[B1] a merge of two files", () => {
  test("is a record beside them: not one of theirs is written, and both are read in the one that stays", async () => {
    const before = authored();
    expect(await push(clerk, merge(clerk, two, one))).toEqual(["applied"]);
    expect(authored()).toEqual(before);
    for (const id of [one, two]) {
      const file = fileOf(id);
      expect(file?.person.id).toBe(one);
      expect(file?.visits.map(({ fields }) => fields.day).sort()).toEqual(["2026-11-20", "2026-11-21"]);
      expect(file?.phones.map(({ fields }) => fields.number)).toEqual(["6900000001", "6900000002"]);
      expect(file?.absorbed).toMatchObject([{ id: two, name: "Dokimidou Pagona", fatherName: "Γιώργης" }]);
    }
  });

  test("a visit that a tablet wrote against the absorbed file, for weeks, arrives in the one that stays", async () => {
    await push(clerk, merge(clerk, two, one));
    const visit = social.op({ ...about(two, "visit", { day: "2026-12-14" }) });
    expect(await push(social, visit)).toEqual(["applied"]);
    expect(fileOf(one)?.visits.map(({ fields }) => fields.day)).toContain("2026-12-14");
  });

  test("the office's lists name the file that stays and find it by what is in either", async () => {
    await push(clerk, merge(clerk, two, one));
    const query = (over: object) => listReview(db, reader("clerk"), reviewQuerySchema.parse(over));
    const visits = query({ kind: "visits", q: "6900000002" });
    expect(visits.items.map(({ personId }) => personId)).toEqual([one, one]);
    const people = query({ kind: "people", q: "dokimidou" });
    const states = new Map(people.items.map(({ id, state }) => [id, state]));
    expect(states).toEqual(
      new Map([
        [one, "delivered"],
        [two, "merged"],
      ]),
    );
  });

  test("two desks that decide differently disagree in one record, and the first stands until the desk decides", async () => {
    const third = aPerson();
    applySystemOps(db, [third], NOW);
    const other = aReplica(db, "coordinator", "office");
    expect(await push(clerk, merge(clerk, two, one))).toEqual(["applied"]);
    expect(await push(other, merge(other, two, third.id))).toEqual(["conflict"]);
    expect(fileOf(two)?.person.id).toBe(one);
  });
});

test("[B2] taken back, both files are what they were", async () => {
  const before = [fileOf(one), fileOf(two)];
  await push(clerk, merge(clerk, two, one));
  expect(await push(clerk, merge(clerk, two, null, redirectBase()))).toEqual(["applied"]);
  expect([fileOf(one), fileOf(two)]).toEqual(before);
});

describe("[B3] a word about two files waits for a person", () => {
  test("where its author may not see both, which is answered like a file that is not there", async () => {
    const far = aPerson({ community: "vil.elsewhere" });
    applySystemOps(db, [far], NOW);
    expect(await push(social, merge(social, two, far.id))).toEqual(["quarantined"]);
    const unlike = about(two, "distinct", { otherId: far.id });
    expect(await push(social, social.op(unlike))).toEqual(["quarantined"]);
    expect(await push(social, merge(social, one, aRecordId()))).toEqual(["quarantined"]);
    expect(new Set(reasons(social))).toEqual(new Set(["no-record"]));
    expect(readRecord(db, "redirect", two)).toBeNull();
  });

  test("where it names one file twice, or lies under another person's id", async () => {
    expect(await push(clerk, merge(clerk, two, two))).toEqual(["quarantined"]);
    const misplaced = { collection: "redirect", id: aRecordId(), fields: { personId: two, into: one } };
    expect(await push(clerk, clerk.op(misplaced))).toEqual(["quarantined"]);
    expect(reasons(clerk)).toEqual(["bad-value", "bad-value"]);
  });

  test("whoever sees only one of the two reads it as it was", async () => {
    await push(clerk, merge(clerk, two, one));
    const seesOne = { me: reader("clerk").me, scopes: new Set(["area:vil.siva/core"]) };
    expect(readPerson(db, seesOne, two)).toMatchObject({ person: { id: two }, absorbed: [] });
    expect(readPerson(db, seesOne, one)).toBeNull();
  });
});
