import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "@konta/shared/base/result";
import { shippedSteps, StepFailed, stepsIn, takenSteps } from "./schema-steps";
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

/** Null in a file that the first opening did not finish: there is nothing in it to keep. */
function stepsOf(file: string): number | null {
  const sqlite = new SqliteDatabase(file, { fileMustExist: true, readonly: true });
  try {
    return takenSteps(sqlite);
  } finally {
    sqlite.close();
  }
}

/**
 * Keeps the file as it is before newer steps touch it, so that whoever regrets them has the old database to go back to.
 * @returns the copy's path, or null when there is nothing to migrate
 * @throws StepFailed when it cannot be copied: then it is not migrated either
 */
export function backUpBeforeMigrating(
  dataFolder: string,
  now: number,
  steps = shippedSteps(),
): string | null {
  const file = databaseFile(dataFolder);
  const taken = existsSync(file) ? stepsOf(file) : null;
  if (taken === null || taken >= stepsIn(steps).length) return null;
  const target = join(dataFolder, "backups", `before-migration-${now}.db`);
  try {
    const copied = backUpTo(file, target);
    if (copied.ok) return target;
    throw new StepFailed("the copy before it", copied.error);
  } catch (problem) {
    if (problem instanceof StepFailed) throw problem;
    rmSync(target, { force: true });
    throw new StepFailed("the copy before it", problem);
  }
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
