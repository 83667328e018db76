import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "../db/audit";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import { waitingOf } from "../db/quarantines";
import { readRecord } from "../db/records";
import { applySystemOps } from "./system-ops";
import { foundMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson, sharedPerson } from "./test-person";
import { erase, TestServer } from "./test-server";
import { aRecordId, TestReplica } from "./test-replica";

/** A word that stands nowhere else. */
const MARK = "Zqxjkvbp";

let server: TestServer;
beforeEach(() => {
  server = new TestServer();
});

function begin(): Database {
  const db = server.open();
  foundMunicipality(db);
  return db;
}
const tablet = (db: Database, name: Parameters<typeof staffId>[0]) =>
  new TestReplica(db, staffId(name), () => NOW);
const statusesOf = async (from: TestReplica, lines: Parameters<TestReplica["sync"]>[0]) =>
  (await from.sync(lines)).answer.results.map(([, , status]) => status);
const textOf = (db: Database, { id }: TestReplica, n: number) =>
  opTextOf(db, { replica: id, incarnation: 1, n });
const visit = (personId: string, fields: Record<string, unknown> = {}) => ({
  collection: "visit",
  id: aRecordId(),
  fields: { personId, day: "2026-11-23", ...fields },
});

describe("an erasure reaches nobody else", () => {
  test("[B2] [S5] a merge that was taken back and comes again with the backup takes nobody along", async () => {
    const db = begin();
    const social = tablet(db, "social");
    const [{ person: one }, { person: other, phone }] = [
      await sharedPerson(db, social),
      await sharedPerson(db, social),
    ];
    const redirect = (into: string | null) => ({
      collection: "redirect",
      id: one,
      fields: { personId: one, into },
    });
    applySystemOps(db, [redirect(other)], NOW);
    server.backUp();
    applySystemOps(db, [redirect(null)], NOW);
    expect(erase(db, one).people).toEqual([one]);
    const after = server.putBack();
    expect(readRecord(after, "beneficiary", one)?.fields).toEqual({});
    expect(readRecord(after, "beneficiary", other)).toMatchObject({ deleted: false });
    expect(readRecord(after, "phone", phone)).toMatchObject({ deleted: false });
    expect(verifyAudit(after).brokenAt).toBeNull();
    server.close();
  });

  test("[P3] what an op says of somebody erased changes nothing about a record of somebody else", async () => {
    const db = begin();
    const [social, driver] = [tablet(db, "social"), tablet(db, "driver")];
    const { person, phone } = await sharedPerson(db, social, driver);
    const { person: gone } = await sharedPerson(db, social);
    erase(db, gone);
    const claims = [
      driver.op({ collection: "phone", id: phone, fields: { personId: gone } }),
      driver.op({ collection: "beneficiary", id: person, fields: { personId: gone } }),
      // A record that is not here (yet), by somebody who may not write such a one.
      driver.op({ collection: "visit", id: "v".repeat(22), fields: { personId: gone, day: "2026-11-23" } }),
    ];
    expect(await statusesOf(driver, claims)).toEqual(["quarantined", "quarantined", "quarantined"]);
    const base = social.base(phone);
    const honest = [
      social.op({ collection: "phone", id: phone, base, fields: { number: "6900000009" } }),
      social.op(visit(person)),
      social.op({ collection: "visit", id: "v".repeat(22), fields: { personId: person, day: "2026-11-23" } }),
    ];
    expect(await statusesOf(social, honest)).toEqual(["applied", "applied", "applied"]);
    server.close();
  });
});

describe("nothing about somebody erased stays", () => {
  test("[O5] an edit that came before the word whose record it is goes with it", async () => {
    const db = begin();
    const social = tablet(db, "social");
    const { person } = await sharedPerson(db, social);
    const id = aRecordId();
    const lines = [
      social.op({ collection: "visit", id, base: ["none", 1], fields: { day: "2026-11-22", request: MARK } }),
      social.op({ ...visit(person, { nonsense: MARK }), id }),
    ];
    expect(await statusesOf(social, lines)).toEqual(["quarantined", "held"]);
    erase(db, person);
    expect(waitingOf(db, social.id)).toEqual([]);
    for (const { n } of lines) expect(textOf(db, social, n)).toBe("");
    server.close();
  });

  test("[O5] [S5] an edit that waits for a record goes once the record turns out to have been hers", async () => {
    const db = begin();
    const [social, nurse] = [tablet(db, "social"), tablet(db, "nurse")];
    const { person } = await sharedPerson(db, social, nurse);
    const late = visit(person);
    const edit = nurse.op({ ...late, base: ["none", 1], fields: { request: MARK } });
    const [other] = [nurse.op({ ...visit(person), base: ["none", 1], fields: { request: "about another" } })];
    expect(await statusesOf(nurse, [edit, other])).toEqual(["quarantined", "quarantined"]);
    erase(db, person);
    expect(waitingOf(db, nurse.id)).toHaveLength(2);
    expect(await statusesOf(social, [social.op(late)])).toEqual(["quarantined"]);
    expect(waitingOf(db, nurse.id).map(({ n }) => n)).toEqual([other.n]);
    expect(textOf(db, nurse, edit.n)).toBe("");
    await nurse.sync();
    const told = [...nurse.rows.values()].filter(({ collection }) => collection === "erasure");
    expect(JSON.stringify(told.map(({ fields }) => fields))).toContain(late.id);
    expect(db.sqlite.prepare("select is_clean from erasure").pluck().all()).toEqual([0]);
    server.close();
  });

  test("[O5] what has no shape, or none that is known, and names her is not kept when it comes later either", async () => {
    const db = begin();
    const social = tablet(db, "social");
    const { person } = await sharedPerson(db, social);
    erase(db, person);
    const lines = [
      { ...social.op(visit(person)), text: `{"${MARK}": "${person}"` },
      social.op({ collection: "nothing", id: aRecordId(), fields: { about: person, word: MARK } }),
      { ...social.op(visit(person)), text: `{"${MARK}": "nobody"` },
    ];
    expect(await statusesOf(social, lines)).toEqual(["quarantined", "quarantined", "quarantined"]);
    expect(lines.map(({ n }) => textOf(db, social, n)?.includes(MARK))).toEqual([false, false, true]);
    expect(waitingOf(db, social.id)).toHaveLength(1);
    server.close();
  });

  test("[S5] a record that came after the erasure is known to be hers after a restore, too", async () => {
    const db = begin();
    const social = tablet(db, "social");
    const { person } = await sharedPerson(db, social);
    erase(db, person);
    server.backUp();
    const late = visit(person);
    expect(await statusesOf(social, [social.op(late)])).toEqual(["quarantined"]);
    const after = server.putBack();
    const nurse = tablet(after, "nurse");
    const edit = nurse.op({ ...late, base: ["none", 1], fields: { request: MARK } });
    expect(await statusesOf(nurse, [edit])).toEqual(["quarantined"]);
    expect(textOf(after, nurse, edit.n)).toBe("");
    server.close();
  });

  test("[O5] a process that dies before the file is written anew leaves that to the next start", async () => {
    const db = begin();
    const person = aPerson();
    const note = { personId: person.id, visitId: aRecordId(), note: MARK.repeat(1_000) };
    applySystemOps(db, [person, { collection: "visitNote", id: aRecordId(), fields: note }], NOW);
    erase(db, person.id);
    db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    const bytes = () => readFileSync(server.file);
    expect(bytes().includes(MARK)).toBe(true);
    server.close();
    server.open();
    expect(bytes().includes(MARK)).toBe(false);
    server.close();
  });

  test("[S5] the erasure is in the audit of the database that was put back, and its line is told from a damaged one", () => {
    const db = begin();
    const person = aPerson();
    applySystemOps(db, [person], NOW);
    server.backUp();
    erase(db, person.id);
    appendFileSync(`${server.file}.erasures`, "nonsense\n");
    const after = server.putBack();
    expect(after.erasures).toMatchObject({ unread: 1, lines: [{ people: [person.id] }] });
    const deeds = after.sqlite.prepare("select what, subject from audit").all();
    expect(deeds).toEqual([{ what: "person-erased", subject: person.id }]);
    server.close();
  });

  test("[S5] a file that was copied back in silence has another history, once its erasures show it", async () => {
    const db = begin();
    const social = tablet(db, "social");
    const { person } = await sharedPerson(db, social);
    await social.sync();
    db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    const older = readFileSync(server.file);
    erase(db, person);
    server.close();
    // By hand, without the command.
    writeFileSync(server.file, older);
    const { epoch } = db;
    expect(server.open().epoch).not.toBe(epoch);
    server.close();
  });
});
