import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "@konta/shared/base/result";
import { SqliteDatabase } from "./sqlite-driver";

export interface DataLock {
  release: () => void;
}

/**
 * One process per data folder: a second one is refused. The lock is SQLite's own on an empty file, so that it ends
 * with the process however the process ends.
 */
export function lockDataFolder(folder: string): Result<DataLock, "in-use"> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sqlite = new SqliteDatabase(join(folder, "server.lock"), { timeout: 0 });
  try {
    sqlite.exec("BEGIN EXCLUSIVE");
  } catch (problem) {
    sqlite.close();
    if (problem instanceof SqliteDatabase.SqliteError && problem.code.startsWith("SQLITE_BUSY"))
      return err("in-use");
    throw problem;
  }
  return ok({ release: () => sqlite.close() });
}
