import { beforeEach, expect, test } from "vitest";
import { applySystemOps } from "../sync/system-ops";
import { aPerson } from "../sync/test-person";
import { aMunicipality, NOW } from "../sync/test-municipality";
import { aRecordId, TestReplica } from "../sync/test-replica";
import type { Database } from "./open-database";
import { searchIndexOf } from "./search-index";

const HERE = new Set(["area:vil.avgeniki/core"]);
const THERE = new Set(["area:vil.siva/core"]);

let db: Database;
beforeEach(() => {
  db = aMunicipality();
});

function aNamedPerson(surname: string, givenName: string): { person: string; name: string } {
  const person = aPerson();
  const id = aRecordId();
  const fields = { personId: person.id, kind: "main", surname, givenName };
  applySystemOps(db, [person, { collection: "personName", id, fields }], NOW);
  return { person: person.id, name: id };
}

test("each change is read once, however often somebody searches", () => {
  for (let at = 0; at < 50; at += 1) aNamedPerson("Δοκιμάκη", `Άννα${at}`);
  const index = searchIndexOf(db);
  expect(index.named("δοκιμ", HERE)).toHaveLength(50);
  const before = index.read;
  for (let at = 0; at < 20; at += 1) searchIndexOf(db).named("αννα7", HERE);
  expect(index.read).toBe(before);
  aNamedPerson("Νεοφερμένη", "Άννα");
  expect(index.named("νεοφ ανν", HERE)).toHaveLength(1);
  expect(index.read).toBe(before + 2);
});

test("a new spelling replaces the old one, and what is deleted is not found", async () => {
  const { person, name } = aNamedPerson("Δοκιμάκη", "Άννα");
  const index = searchIndexOf(db);
  expect(index.named("δοκιμακη", HERE)).toEqual([person]);
  applySystemOps(db, [{ collection: "personName", id: name, fields: { surname: "Φανταστάκη" } }], NOW);
  expect(index.named("δοκιμακη", HERE)).toEqual([]);
  expect(index.named("ΑΝΝΑ φαντ", HERE)).toEqual([person]);
  const clerk = new TestReplica(db, "staff.clerk", () => NOW);
  await clerk.sync();
  const base = clerk.base(name);
  await clerk.sync([clerk.op({ collection: "personName", id: name, kind: "delete", base })]);
  expect(index.named("φαντ", HERE)).toEqual([]);
});

test("[S1] a person is found only where she lies now", () => {
  const { person } = aNamedPerson("Δοκιμάκη", "Άννα");
  const phone = { personId: person, number: "6900000007" };
  applySystemOps(db, [{ collection: "phone", id: aRecordId(), fields: phone }], NOW);
  const index = searchIndexOf(db);
  expect([index.named("δοκ", HERE), index.numbered("0000007", HERE)]).toEqual([[person], [person]]);
  applySystemOps(db, [{ collection: "beneficiary", id: person, fields: { community: "vil.siva" } }], NOW);
  expect([index.named("δοκ", HERE), index.numbered("0000007", HERE)]).toEqual([[], []]);
  expect([index.named("δοκ", THERE), index.numbered("0000007", THERE)]).toEqual([[person], [person]]);
});

test("an undone transaction leaves no trace in the index", () => {
  const index = searchIndexOf(db);
  const undone = db.sqlite.transaction(() => {
    aNamedPerson("Χαμένη", "Άννα");
    throw new Error("undone");
  });
  expect(undone).toThrow("undone");
  expect(index.named("χαμενη", HERE)).toEqual([]);
  const { person } = aNamedPerson("Χαμένη", "Άννα");
  expect(index.named("χαμενη", HERE)).toEqual([person]);
});

test("a number is found as people type it: either script's capitals, small letters, blanks, dashes and dots", () => {
  const person = aPerson({ localReference: "ABC-26-A00017-X" });
  const about = { personId: person.id };
  const card = { ...about, kind: "adt", value: "ΑΒ123456" };
  const phone = { ...about, number: "2810 111-222" };
  applySystemOps(
    db,
    [
      person,
      { collection: "identifier", id: aRecordId(), fields: card },
      { collection: "phone", id: aRecordId(), fields: phone },
    ],
    NOW,
  );
  const index = searchIndexOf(db);
  const typed = [
    "ΑΒ 123456",
    "AB123456",
    "ab-123456",
    "αβ 123.456",
    "2810111222",
    "2810-111222",
    "abc26a00017",
  ];
  for (const each of typed) expect(index.numbered(each, HERE), each).toEqual([person.id]);
  expect(index.numbered("ΑΓ 123456", HERE)).toEqual([]);
});
