import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { err, ok, type Result } from "@konta/shared/base/result";
import { type Sqlite, SqliteDatabase } from "./sqlite-driver";

export const databaseFile = (dataFolder: string): string => join(dataFolder, "konta.db");

export const isSound = (sqlite: Sqlite): boolean =>
  sqlite.pragma("integrity_check", { simple: true }) === "ok";

/** A whole, compact copy that can be made while the server works; an existing file is never overwritten. */
export function backUpTo(file: string, target: string): Result<null, "exists" | "no-database"> {
  if (!existsSync(file)) return err("no-database");
  if (existsSync(target)) return err("exists");
  mkdirSync(dirname(target), { recursive: true });
  const sqlite = new SqliteDatabase(file, { fileMustExist: true });
  try {
    sqlite.prepare("VACUUM INTO ?").run(target);
  } finally {
    sqlite.close();
  }
  return ok(null);
}

function appliedSteps(file: string): number {
  const sqlite = new SqliteDatabase(file, { fileMustExist: true, readonly: true });
  try {
    const row = sqlite.prepare("SELECT count(*) AS steps FROM __drizzle_migrations").get() as {
      steps: number;
    };
    return row.steps;
  } finally {
    sqlite.close();
  }
}

function knownSteps(): number {
  const journal = fileURLToPath(new URL("./migrations/meta/_journal.json", import.meta.url));
  return (JSON.parse(readFileSync(journal, "utf8")) as { entries: unknown[] }).entries.length;
}

/**
 * Keeps the file as it is before newer steps touch it, so that a failed one leaves the old database to go back to.
 * @returns the copy's path, or null when there is nothing to migrate
 */
export function backUpBeforeMigrating(dataFolder: string, now: number): string | null {
  const file = databaseFile(dataFolder);
  if (!existsSync(file) || appliedSteps(file) >= knownSteps()) return null;
  const target = join(dataFolder, "backups", `before-migration-${now}.db`);
  const copied = backUpTo(file, target);
  if (!copied.ok) throw new Error(`no copy before migrating: ${copied.error}`);
  return target;
}

/** What `doctor` looks at in the file itself. */
export function fileHealth(file: string): { sound: boolean; journal: string; bytes: number } {
  const sqlite = new SqliteDatabase(file, { fileMustExist: true });
  try {
    const pages = Number(sqlite.pragma("page_count", { simple: true }));
    const size = Number(sqlite.pragma("page_size", { simple: true }));
    return {
      sound: isSound(sqlite),
      journal: String(sqlite.pragma("journal_mode", { simple: true })),
      bytes: pages * size,
    };
  } finally {
    sqlite.close();
  }
}
