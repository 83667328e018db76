import { mkdtempSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { aStaffMember, NOON_ISH } from "./app-fixture";
import { accountOf } from "./db/accounts";
import { StepFailed } from "./db/schema-steps";
import { openKonta, sayOpenProblem } from "./open-konta";

let folders: { dataFolder: string; keysFolder: string };
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "konta-"));
  folders = { dataFolder: join(root, "data"), keysFolder: join(root, "keys") };
});
const key = () => join(folders.keysFolder, "data.key");

function opened() {
  const konta = openKonta(folders, NOON_ISH);
  if (!konta.ok) throw new Error(String(konta.error));
  return konta.value;
}

describe("the key beside a database", () => {
  test("is made with a new database, whole, for its owner alone", () => {
    opened().close();
    expect(readdirSync(folders.keysFolder)).toEqual(["data.key"]);
    expect(readFileSync(key())).toHaveLength(32);
    expect(statSync(key()).mode & 0o077).toBe(0);
  });

  test("is never made beside one that is there: the start is refused, and nothing is written", () => {
    opened().close();
    const elsewhere = `${key()}.elsewhere`;
    renameSync(key(), elsewhere);
    expect(openKonta(folders, NOON_ISH)).toEqual({ ok: false, error: "no-key" });
    expect(readdirSync(folders.keysFolder)).toEqual(["data.key.elsewhere"]);
    renameSync(elsewhere, key());
    opened().close();
  });

  test("must be its own: another one is refused before anything is sealed with it", () => {
    opened().close();
    const own = readFileSync(key());
    writeFileSync(key(), Buffer.alloc(32, 1));
    expect(openKonta(folders, NOON_ISH)).toEqual({ ok: false, error: "wrong-key" });
    writeFileSync(key(), own);
    opened().close();
  });

  test("of a database from before the check is proved by what was sealed earlier", async () => {
    const konta = opened();
    const somebody = await aStaffMember(konta.db, "nurse", ["nurse"]);
    konta.db.sqlite.exec("update meta set key_check = null");
    konta.close();
    const own = readFileSync(key());
    writeFileSync(key(), Buffer.alloc(32, 1));
    expect(openKonta(folders, NOON_ISH)).toEqual({ ok: false, error: "wrong-key" });
    writeFileSync(key(), own);
    const again = opened();
    expect(accountOf(again.db, somebody)?.badge).toHaveLength(16);
    again.close();
  });
});

test("every problem names the variable that a person can set", () => {
  const failed = new StepFailed("0042_next", new Error("no such column"));
  for (const problem of ["in-use", "no-key", "wrong-key", "no-database", failed] as const)
    expect(sayOpenProblem(problem, folders)).toMatch(/KONTA_(DATA|KEYS)/);
});
