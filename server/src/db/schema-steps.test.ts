import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { aRegistryRecord } from "../app-fixture";
import { openKonta, sayOpenProblem } from "../open-konta";
import { databaseFile, fileHealth } from "./backup";
import { recordsOf } from "./records";
import { shippedSteps, StepFailed, stepsIn } from "./schema-steps";
import { SqliteDatabase } from "./sqlite-driver";

let root: string;
let folders: { dataFolder: string; keysFolder: string };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "konta-"));
  folders = { dataFolder: join(root, "data"), keysFolder: join(root, "keys") };
});

function opened(steps?: string) {
  const konta = openKonta(folders, 0, steps);
  if (!konta.ok) throw new Error(String(konta.error));
  return konta.value;
}

/** The steps of this version and one more, as a newer server brings them. */
function newerSteps(sql: string): string {
  const folder = mkdtempSync(join(root, "steps-"));
  cpSync(shippedSteps(), folder, { recursive: true });
  const journalFile = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as { entries: { when: number }[] };
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
  const next = { idx: journal.entries.length, version: "6", when, tag: "0099_next", breakpoints: true };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, next] }));
  writeFileSync(join(folder, "0099_next.sql"), sql);
  return folder;
}

/** Everything that stands in the file: its tables with their rows. */
function contents(): unknown {
  const sqlite = new SqliteDatabase(databaseFile(folders.dataFolder), { readonly: true });
  try {
    const tables = sqlite.prepare("SELECT name, sql FROM sqlite_master ORDER BY name").all() as {
      name: string;
      sql: string | null;
    }[];
    const rows = tables
      .filter(({ sql }) => sql?.startsWith("CREATE TABLE"))
      .map(({ name }) => sqlite.prepare(`SELECT * FROM "${name}"`).all());
    return { tables, rows };
  } finally {
    sqlite.close();
  }
}

const copies = (): string[] => {
  const folder = join(folders.dataFolder, "backups");
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** A person's work before the newer server comes. */
function withWork(): unknown {
  const konta = opened();
  aRegistryRecord(konta.db, "structure", "str.one", { el: "One" });
  konta.close();
  return contents();
}

const FAILING: readonly { what: string; sql: string }[] = [
  {
    what: "in its middle, after it has changed tables and rows",
    sql: [
      "CREATE TABLE half (a integer);",
      "ALTER TABLE record ADD COLUMN later text;",
      "DELETE FROM record;",
      "UPDATE nowhere SET a = 1;",
    ].join("--> statement-breakpoint\n"),
  },
  { what: "only in what the server does after it", sql: "DELETE FROM record; DROP TABLE scope_head;" },
];

describe("a step that throws", () => {
  test.each(FAILING)("[V3] $what leaves the file as it was, and the older server goes on", ({ sql }) => {
    const before = withWork();
    const newer = newerSteps(sql);
    const answer = openKonta(folders, 1, newer);
    expect(answer.ok).toBe(false);
    expect(contents()).toEqual(before);
    expect(fileHealth(databaseFile(folders.dataFolder)).sound).toBe(true);

    const older = opened();
    expect(recordsOf(older.db, "structure").map(({ id }) => id)).toEqual(["str.one"]);
    aRegistryRecord(older.db, "structure", "str.two", { el: "Two" });
    expect(recordsOf(older.db, "structure")).toHaveLength(2);
    older.close();
  });

  test("[V3] is told in one line: which step, why, and that nothing was changed", () => {
    withWork();
    const answer = openKonta(folders, 1, newerSteps("UPDATE nowhere SET a = 1;"));
    if (answer.ok || !(answer.error instanceof StepFailed)) throw new Error("the step was taken");
    const line = sayOpenProblem(answer.error, folders);
    expect(line).toContain("0099_next: no such table: nowhere");
    expect(line).toContain("Nothing was changed");
    expect(line).not.toContain("\n");
  });

  test("[V3] however often it is tried, the disk does not fill with copies; the mended step is taken", () => {
    withWork();
    const failing = newerSteps("UPDATE nowhere SET a = 1;");
    for (let start = 1; start < 4; start += 1) expect(openKonta(folders, start, failing).ok).toBe(false);
    expect(copies()).toEqual([]);

    const { db, copy, close } = opened(newerSteps("ALTER TABLE record ADD COLUMN later text;"));
    expect(copy).not.toBeNull();
    expect(copies()).toHaveLength(1);
    expect(db.sqlite.prepare("SELECT later FROM record").all()).toEqual([{ later: null }]);
    close();
  });

  test("[V3] a wrong key is seen before a step is taken for good", () => {
    const before = withWork();
    const own = readFileSync(join(folders.keysFolder, "data.key"));
    writeFileSync(join(folders.keysFolder, "data.key"), Buffer.alloc(32, 1));
    const answer = openKonta(folders, 1, newerSteps("CREATE TABLE later (a integer);"));
    expect(answer).toEqual({ ok: false, error: "wrong-key" });
    expect(contents()).toEqual(before);
    expect(copies()).toEqual([]);
    writeFileSync(join(folders.keysFolder, "data.key"), own);
  });

  test("[V3] a first opening that was cut off is begun again", () => {
    expect(openKonta(folders, 1, newerSteps("UPDATE nowhere SET a = 1;")).ok).toBe(false);
    const { db, close } = opened();
    expect(db.sqlite.prepare("SELECT count(*) AS steps FROM __drizzle_migrations").get()).toEqual({
      steps: stepsIn(shippedSteps()).length,
    });
    close();
  });
});
