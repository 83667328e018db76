import { copyFileSync, existsSync, mkdtempSync, readdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { enrol } from "../accounts/enrol";
import { aStaffMember } from "../app-fixture";
import { openKonta } from "../open-konta";
import { aPerson } from "../sync/test-person";
import { foundMunicipality, NOW, staffId } from "../sync/test-municipality";
import { TestReplica } from "../sync/test-replica";
import { backUpTo, databaseFile } from "./backup";
import { openConflictsOf } from "./conflicts";
import type { Database } from "./open-database";
import { readRecord } from "./records";
import { addReplica } from "./replicas";
import { decideRestore, finishRestore, restoreFrom } from "./restore";
import { SqliteDatabase } from "./sqlite-driver";

let folders: { dataFolder: string; keysFolder: string };
let backup: string;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "konta-"));
  folders = { dataFolder: join(root, "data"), keysFolder: join(root, "keys") };
  backup = join(root, "backup.db");
});

function open() {
  const konta = openKonta(folders, NOW);
  if (!konta.ok) throw new Error(String(konta.error));
  return konta.value;
}

const HERE = { now: NOW, demo: false, deviceId: "device-one" };
const backUp = () => expect(backUpTo(databaseFile(folders.dataFolder), backup).ok).toBe(true);

const codesOf = (db: Database): unknown[] =>
  db.sqlite.prepare("select replica, number, code from incarnation order by code").all();

/** The same tablet, whose requests now meet another server. */
const meets = (replica: TestReplica, db: Database): TestReplica => Object.assign(replica, { db });

describe("a tablet enrolled after the backup", () => {
  test("[S5] [O2] exchanges under the new epoch, and its re-offered and unsent ops arrive", async () => {
    const before = open();
    foundMunicipality(before.db);
    const old = new TestReplica(before.db, staffId("nurse"), () => NOW);
    await old.sync();
    backUp();
    const tablet = new TestReplica(before.db, staffId("social"), () => NOW);
    const delivered = tablet.op(aPerson());
    const { answer } = await tablet.sync([delivered]);
    expect(answer.results[0]?.[2]).toBe("applied");
    const unsent = tablet.op(aPerson({ fatherName: "Νικόλαος" }));
    before.close();
    expect(restoreFrom(backup, folders.dataFolder, 7).ok).toBe(true);

    const after = open();
    const heard = await meets(tablet, after.db).sync([delivered, unsent]);
    expect(heard.answer.epoch).not.toBe(before.db.epoch);
    expect(heard.answer.results.map(([, , status]) => status)).toEqual(["applied", "applied"]);
    for (const { text } of [delivered, unsent]) {
      const { id } = JSON.parse(text) as { id: string };
      expect(readRecord(after.db, "beneficiary", id)?.fields).toMatchObject({ community: "vil.avgeniki" });
      expect(openConflictsOf(after.db, "beneficiary", id)).toEqual([]);
    }
    expect((await meets(old, after.db).sync()).answer.epoch).toBe(after.db.epoch);
    after.close();
  });

  test("keeps its lives and its codes; none is given out twice", async () => {
    const before = open();
    foundMunicipality(before.db);
    backUp();
    const tablet = new TestReplica(before.db, staffId("social"), () => NOW);
    await tablet.sync([tablet.op(aPerson())]);
    tablet.n = 0;
    const forked = await tablet.sync([tablet.op(aPerson())]);
    const life = forked.answer.incarnation;
    const given = codesOf(before.db);
    before.close();
    restoreFrom(backup, folders.dataFolder, 7);

    const after = open();
    expect(codesOf(after.db)).toEqual(given);
    meets(tablet, after.db).n = 0;
    tablet.incarnation = life?.number ?? 0;
    expect((await tablet.sync([tablet.op(aPerson())])).answer.results[0]?.slice(0, 3)).toEqual([
      2,
      1,
      "applied",
    ]);
    const next = new TestReplica(after.db, staffId("nurse"), () => NOW);
    expect([tablet.code, life?.code]).not.toContain(next.code);
    after.close();
  });

  test("gets the same keys again, also those of a role given after the backup", async () => {
    const before = open();
    foundMunicipality(before.db);
    await aStaffMember(before.db, "new", ["mediator"]);
    const me = {
      staffId: "staff.new",
      name: "new",
      shortCode: "new",
      roles: ["mediator" as const],
      structure: "str.one",
    };
    const first = enrol(before.db, me, { kind: "field", device: "test" }, HERE);
    if (!first.ok) throw new Error(first.error.code);
    backUp();
    const asNurse = { ...me, roles: ["nurse" as const] };
    const request = { replica: first.value.replica };
    const more = enrol(before.db, asNurse, request, HERE);
    before.close();
    restoreFrom(backup, folders.dataFolder, 7);
    const after = open();
    expect(enrol(after.db, asNurse, request, HERE)).toEqual(more);
    after.close();
  });
});

describe("a restore that is cut off", () => {
  function twoHistories() {
    const konta = open();
    addReplica(konta.db, {
      id: "r1",
      staffId: "staff.one",
      kind: "field",
      device: "test",
      deviceId: "",
      keys: { exchange: "", compartments: {} },
      now: NOW,
    });
    konta.db.sqlite.exec("insert into scope_head (scope, head) values ('backup', 1)");
    backUp();
    konta.db.sqlite.exec("insert into scope_head (scope, head) values ('later', 2)");
    konta.close();
    return konta.db.epoch;
  }
  const scopes = (db: Database): unknown[] => db.sqlite.prepare("select scope from scope_head").all();

  test("before it was decided: everything is as it was", () => {
    const epoch = twoHistories();
    renameSync(backup, `${databaseFile(folders.dataFolder)}.copying`);
    const konta = open();
    expect(scopes(konta.db)).toHaveLength(2);
    expect(konta.db.epoch).toBe(epoch);
    expect(readdirSync(folders.dataFolder).some((name) => name.endsWith(".copying"))).toBe(false);
    konta.close();
  });

  test("[S5] between the renames: the next start finishes it, and never makes an empty database", () => {
    const epoch = twoHistories();
    const file = databaseFile(folders.dataFolder);
    expect(decideRestore(backup, folders.dataFolder, 7).ok).toBe(true);
    renameSync(file, join(folders.dataFolder, "konta-replaced-7.db"));
    const konta = open();
    expect(scopes(konta.db)).toEqual([{ scope: "backup" }]);
    expect(konta.db.epoch).not.toBe(epoch);
    konta.close();
  });

  test("decided and nothing more: the next start carries it through, once", () => {
    twoHistories();
    decideRestore(backup, folders.dataFolder, 7);
    const konta = open();
    expect(scopes(konta.db)).toEqual([{ scope: "backup" }]);
    expect(existsSync(join(folders.dataFolder, "konta-replaced-7.db"))).toBe(true);
    konta.close();
    expect(finishRestore(folders.dataFolder)).toBe(false);
  });

  test("a folder with enrolments and no database is refused", () => {
    twoHistories();
    renameSync(databaseFile(folders.dataFolder), backup);
    expect(openKonta(folders, NOW)).toEqual({ ok: false, error: "no-database" });
  });

  test("what was in custody only in the log beside the file is in the database that is kept", () => {
    twoHistories();
    const file = databaseFile(folders.dataFolder);
    const konta = open();
    konta.db.sqlite.pragma("wal_autocheckpoint = 0");
    konta.db.sqlite.exec("insert into scope_head (scope, head) values ('only in the log', 3)");
    // The files of a server that was killed.
    const killed = join(folders.dataFolder, "killed.db");
    konta.db.sqlite.exec("begin immediate");
    for (const rest of ["", "-wal"]) copyFileSync(`${file}${rest}`, `${killed}${rest}`);
    konta.db.sqlite.exec("rollback");
    konta.close();
    for (const rest of ["", "-wal"]) copyFileSync(`${killed}${rest}`, `${file}${rest}`);
    restoreFrom(backup, folders.dataFolder, 7);
    const kept = new SqliteDatabase(join(folders.dataFolder, "konta-replaced-7.db"), { readonly: true });
    expect(kept.prepare("select count(*) as n from scope_head where head = 3").get()).toEqual({ n: 1 });
    kept.close();
  });
});
