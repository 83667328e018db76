import { beforeEach, describe, expect, test } from "vitest";
import { duplicateIndexOf } from "../db/duplicate-index";
import type { Database } from "../db/open-database";
import { readRecord, recordsOf } from "../db/records";
import { staffPersonOf } from "../accounts/staff-person";
import { applySystemOps } from "../sync/system-ops";
import { aMunicipality, NOW, staffId } from "../sync/test-municipality";
import { aRecordId } from "../sync/test-replica";
import { countDuplicates, listDuplicates } from "./list-duplicates";
import { duplicatesQuerySchema } from "./queries";
import { type Reader, readerOf } from "./reader";

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

const DAY = { year: 1980, month: 3, day: 12 };

/** Puts an invented person and her records in. @returns her id */
function register(
  surname: string,
  givenName: string,
  fields: Record<string, unknown> = {},
  hanging: [string, Record<string, unknown>][] = [],
): string {
  const id = aRecordId();
  const about = (collection: string, words: Record<string, unknown>) => ({
    collection,
    id: aRecordId(),
    fields: { personId: id, ...words },
  });
  applySystemOps(
    db,
    [
      { collection: "beneficiary", id, fields: { community: "vil.siva", birth: DAY, ...fields } },
      about("personName", { kind: "main", surname, givenName }),
      ...hanging.map(([collection, words]) => about(collection, words)),
    ],
    NOW,
  );
  return id;
}
const visit = (day: string): [string, Record<string, unknown>] => ["visit", { day }];
const write = (collection: string, id: string, fields: Record<string, unknown>) =>
  applySystemOps(db, [{ collection, id, fields }], NOW);

const reader = (name: Parameters<typeof staffId>[0]): Reader => {
  const staff = readRecord(db, "staff", staffId(name));
  if (!staff) throw new Error("nobody");
  return readerOf(db, staffPersonOf(staff), NOW);
};
const list = (query: object = {}, as: Reader = reader("clerk")) =>
  listDuplicates(db, as, duplicatesQuerySchema.parse(query));
const pairs = async (query: object = {}, as?: Reader) =>
  (await list(query, as)).items.map(({ people }) => people.map(({ id }) => id).sort());

describe("[B3] what is proposed to the desk", () => {
  test("two files with their reasons, the fuller one first, with what is to be compared", async () => {
    const thin = register("Dokimidou", "Pagona", { fatherName: "Μηνάς" }, [
      ["phone", { number: "690 000 0001" }],
    ]);
    const full = register("Δοκιμίδου", "Παγώνα", { localReference: "KON-26-A" }, [
      ["phone", { number: "6900000001" }],
      ["identifier", { kind: "passport", value: "AB123" }],
      visit("2026-11-20"),
      visit("2026-11-21"),
    ]);
    const { items, total, page, pageSize } = await list();
    expect({ total, page, pageSize }).toEqual({ total: 1, page: 1, pageSize: 50 });
    expect(items).toMatchObject([
      {
        id: [thin, full].sort().join("."),
        kind: "same",
        reasons: ["phone", "name", "birth", "community"],
        mayDecide: true,
        people: [
          {
            id: full,
            name: "Δοκιμίδου Παγώνα",
            localReference: "KON-26-A",
            numbers: [{ kind: "passport", value: "AB123" }],
            visits: 2,
            referrals: 0,
            lastVisitDay: "2026-11-21",
            redirectBase: null,
          },
          { id: thin, name: "Dokimidou Pagona", fatherName: "Μηνάς", visits: 0 },
        ],
      },
    ]);
  });

  test("possible twins are named so, and stand last", async () => {
    const parents = { fatherName: "Μηνάς", motherName: "Ευτέρπη", birth: { year: 2026, month: 9, day: 1 } };
    const twins = [register("Δοκιμίδη", "Παγώνα", parents), register("Δοκιμίδης", "Ξενοφών", parents)].sort();
    const same = [register("Επινοητάκη", "Ευτυχία"), register("Επινοητακη", "Ευτυχια")].sort();
    expect(await pairs()).toEqual([same, twins]);
    expect((await list()).items).toMatchObject([{ kind: "same" }, { kind: "twins" }]);
  });

  test("whoever may see only one of the two gets nothing, and learns nothing by the count", async () => {
    register("Δοκιμίδου", "Παγώνα");
    register("Δοκιμίδου", "Παγώνα", { community: "vil.elsewhere" });
    const seesOne = { ...reader("clerk"), scopes: new Set(["area:vil.siva/core"]) };
    expect(await list({}, seesOne)).toMatchObject({ items: [], total: 0 });
    expect(await countDuplicates(db, seesOne)).toBe(0);
    const seesBoth = { ...seesOne, scopes: new Set(["area:vil.siva/core", "area:vil.elsewhere/core"]) };
    expect((await list({}, seesBoth)).total).toBe(1);
  });

  test("a doctor, who writes nothing there, sees it and may not decide", async () => {
    register("Δοκιμίδου", "Παγώνα");
    register("Δοκιμίδου", "Παγώνα");
    const clerk = reader("clerk");
    const doctor = { ...clerk, me: { ...clerk.me, roles: ["doctor" as const] } };
    expect((await list({}, doctor)).items.map(({ mayDecide }) => mayDecide)).toEqual([false]);
  });

  test("nobody is merged by it", async () => {
    register("Δοκιμίδου", "Παγώνα");
    register("Δοκιμίδου", "Παγώνα");
    await list();
    expect(recordsOf(db, "redirect")).toEqual([]);
  });
});

describe("what was decided leaves the list, and comes back when it is taken back", () => {
  let [one, two] = ["", ""];
  beforeEach(() => {
    [one, two] = [
      register("Δοκιμίδου", "Παγώνα", {}, [visit("2026-11-20")]),
      register("Δοκιμίδου", "Παγώνα"),
    ];
  });

  test("[B1] [B2] merged", async () => {
    write("redirect", two, { personId: two, into: one, why: "ίδιο άτομο" });
    expect((await list()).total).toBe(0);
    const [merged] = (await list({ state: "merged" })).items;
    expect(merged).toMatchObject({
      id: two,
      people: [{ id: one }, { id: two }],
      why: "ίδιο άτομο",
      base: [db.epoch, readRecord(db, "redirect", two)?.seq],
    });
    write("redirect", two, { into: null });
    expect((await list({ state: "merged" })).total).toBe(0);
    const [open] = (await list()).items;
    expect(open?.people.find(({ id }) => id === two)?.redirectBase).toEqual([
      db.epoch,
      readRecord(db, "redirect", two)?.seq,
    ]);
  });

  test("[B3] found to be two people, whichever of them was named first", async () => {
    const id = aRecordId();
    write("distinct", id, { personId: two, otherId: one });
    expect((await list()).total).toBe(0);
    expect((await list({ state: "distinct" })).items).toMatchObject([
      { id, people: [{ id: two }, { id: one }] },
    ]);
  });
});

test("the list turns its pages, and a page beyond the last is empty", async () => {
  for (let at = 0; at < 60; at += 1) {
    const birth = { year: 1940 + at, month: 1, day: 2 };
    register("Δοκιμίδου", "Παγώνα", { birth });
    register("Δοκιμίδου", "Παγώνα", { birth });
  }
  expect((await list()).total).toBe(60);
  expect((await list()).items).toHaveLength(50);
  expect((await list({ page: 2 })).items).toHaveLength(10);
  expect((await list({ page: 3 })).items).toEqual([]);
});

test("each change is read once, and only whoever changed is compared anew", async () => {
  const one = register("Δοκιμίδου", "Παγώνα");
  register("Δοκιμίδου", "Παγώνα");
  for (let at = 0; at < 30; at += 1)
    register("Επινοητάκη", `Ευτυχία${"αβγδ"[at % 4]}`, { birth: { year: 1950 + at } });
  expect((await list()).total).toBe(1);
  const index = duplicateIndexOf(db);
  const { read, compared } = index;
  expect(await countDuplicates(db, reader("clerk"))).toBe(1);
  await list();
  expect([index.read, index.compared]).toEqual([read, compared]);
  write("beneficiary", one, { birth: { year: 1999, month: 1, day: 1 } });
  expect((await list()).total).toBe(0);
  expect(index.read).toBe(read + 1);
  expect(index.compared - compared).toBeLessThan(3);
});
