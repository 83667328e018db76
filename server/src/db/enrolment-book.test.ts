import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { aPerson } from "../sync/test-person";
import { aMunicipality, foundMunicipality, NOW, staffId } from "../sync/test-municipality";
import { TestReplica } from "../sync/test-replica";
import { enrolmentFile } from "./enrolment-book";
import { type Database, inTransaction, openDatabase } from "./open-database";
import { addIncarnation, addReplica, newestIncarnation, readReplica } from "./replicas";
import { sealBox } from "./seal-box";

let file: string;
const box = sealBox(new Uint8Array(32).fill(7));
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "konta-")), "konta.db");
});

const aDevice = (db: Database, id: string): string =>
  addReplica(db, {
    id,
    staffId: "staff.one",
    kind: "field",
    device: "test",
    deviceId: "",
    keys: { exchange: "EXCHANGEKEY", compartments: {} },
    now: NOW,
  });

function again(db: Database): Database {
  db.sqlite.close();
  return openDatabase(file, box);
}

test("nobody is ever refused for want of a code", () => {
  const db = aMunicipality();
  const codes = new Set(Array.from({ length: 1400 }, (_, at) => aDevice(db, `r${at}`)));
  expect(codes.size).toBe(1400);
  expect(codes).toContain("A00");
});

test("a code whose transaction was undone is not given to another", () => {
  const db = aMunicipality();
  let undone = "";
  const enrolling = () =>
    inTransaction(db, () => {
      undone = aDevice(db, "r1");
      throw new Error("undone");
    });
  expect(enrolling).toThrow("undone");
  expect(aDevice(db, "r2")).not.toBe(undone);
});

test("a life that was begun twice is the one begun last, also after a restore", () => {
  let db = openDatabase(file, box);
  aDevice(db, "r1");
  const beginning = () =>
    inTransaction(db, () => {
      addIncarnation(db, "r1", 2, NOW);
      throw new Error("undone");
    });
  expect(beginning).toThrow("undone");
  const code = addIncarnation(db, "r1", 2, NOW);
  db.sqlite.exec("delete from incarnation; delete from replica");
  db = again(db);
  expect(newestIncarnation(db, "r1")).toEqual({ number: 2, code });
  expect(readReplica(db, "r1")?.incarnation).toBe(2);
});

test("a line that a crash cut short hides nothing, before or after it", () => {
  let db = openDatabase(file, box);
  aDevice(db, "r1");
  appendFileSync(enrolmentFile(file), "a line that was not finis");
  db = again(db);
  expect(db.enrolments.unread).toBe(1);
  aDevice(db, "r2");
  db.sqlite.exec("delete from incarnation; delete from replica");
  db = again(db);
  expect([readReplica(db, "r1"), readReplica(db, "r2")]).not.toContain(null);
});

test("a database from before the book is written down once, sealed", () => {
  let db = openDatabase(file, box);
  aDevice(db, "r1");
  rmSync(enrolmentFile(file));
  db = again(db);
  const written = readFileSync(enrolmentFile(file), "utf8");
  expect(written).not.toContain("EXCHANGEKEY");
  db = again(db);
  expect(readFileSync(enrolmentFile(file), "utf8")).toBe(written);
  db.sqlite.exec("delete from incarnation; delete from replica");
  db = again(db);
  expect(readReplica(db, "r1")).not.toBeNull();
});

test("[P2] [P4] a fork that gets no new life holds up nothing else, and gets it the next time", async () => {
  const db = openDatabase(file, box);
  foundMunicipality(db);
  const social = new TestReplica(db, staffId("social"), () => NOW);
  await social.sync([social.op(aPerson())]);
  const { append } = db.enrolments;
  db.enrolments.append = () => {
    throw new Error("no room for the book");
  };
  social.n = 0;
  const twin = social.op(aPerson());
  const newer = { ...social.op(aPerson()), incarnation: 2 };
  const refused = await social.sync([twin, newer]);
  expect(refused.answer.results.map(([, , status]) => status).sort()).toEqual(["applied", "fork"]);
  expect(refused.answer.incarnation).toBeUndefined();
  db.enrolments.append = append;
  expect((await social.sync([twin])).answer.incarnation?.number).toBe(2);
});
