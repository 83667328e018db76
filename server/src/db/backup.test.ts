import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aRegistryRecord } from "../app-fixture";
import { openKonta } from "../open-konta";
import { backUpBeforeMigrating, backUpTo, databaseFile, fileHealth } from "./backup";
import { recordsOf } from "./records";
import { restoreFrom } from "./restore";

const aFolder = () => {
  const root = mkdtempSync(join(tmpdir(), "konta-"));
  return { root, dataFolder: join(root, "data"), keysFolder: join(root, "keys") };
};

function opened(folders: { dataFolder: string; keysFolder: string }) {
  const konta = openKonta(folders, 0);
  if (!konta.ok) throw new Error(String(konta.error));
  return konta.value;
}

test("a second process on the same data folder is refused until the first is done", () => {
  const folders = aFolder();
  const first = opened(folders);
  expect(openKonta(folders, 0)).toEqual({ ok: false, error: "in-use" });
  first.close();
  opened(folders).close();
});

test("[S5] a restored backup has its records and another epoch; what was there is kept", () => {
  const folders = aFolder();
  const konta = opened(folders);
  aRegistryRecord(konta.db, "structure", "str.one", { el: "One" });
  const target = join(folders.root, "copy.db");
  expect(backUpTo(databaseFile(folders.dataFolder), target)).toEqual({ ok: true, value: null });
  aRegistryRecord(konta.db, "structure", "str.two", { el: "Two" });
  const { epoch } = konta.db;
  konta.close();
  expect(backUpTo(databaseFile(folders.dataFolder), target)).toEqual({ ok: false, error: "exists" });

  expect(restoreFrom(target, folders.dataFolder, 7)).toEqual({ ok: true, value: null });
  const again = opened(folders);
  expect(recordsOf(again.db, "structure").map(({ id }) => id)).toEqual(["str.one"]);
  expect(again.db.epoch).not.toBe(epoch);
  again.close();
  expect(readdirSync(folders.dataFolder)).toContain("konta-replaced-7.db");
});

test("a damaged backup changes nothing", () => {
  const folders = aFolder();
  opened(folders).close();
  const before = readdirSync(folders.dataFolder);
  const damaged = join(folders.root, "damaged.db");
  writeFileSync(damaged, "not a database at all, but long enough to be looked at".repeat(20));
  expect(restoreFrom(damaged, folders.dataFolder, 7)).toEqual({ ok: false, error: "damaged" });
  expect(restoreFrom(join(folders.root, "nothing"), folders.dataFolder, 7)).toEqual({
    ok: false,
    error: "no-backup",
  });
  expect(readdirSync(folders.dataFolder)).toEqual(before);
});

test("the file is copied before newer steps touch it, and only then", () => {
  const folders = aFolder();
  const { db, close } = opened(folders);
  expect(backUpBeforeMigrating(folders.dataFolder, 1)).toBeNull();
  db.sqlite.exec("DELETE FROM __drizzle_migrations");
  const copy = backUpBeforeMigrating(folders.dataFolder, 2);
  expect(copy).toContain("before-migration-2.db");
  expect(fileHealth(copy ?? "").sound).toBe(true);
  close();
});
