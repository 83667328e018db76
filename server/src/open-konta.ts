import { ok, type Result } from "@konta/shared/base/result";
import type { Config } from "./config";
import { backUpBeforeMigrating, databaseFile } from "./db/backup";
import { type DataLock, lockDataFolder } from "./db/lock-data-folder";
import { type Database, openDatabase } from "./db/open-database";
import { openSealBox } from "./db/seal-box";

export interface OpenKonta {
  db: Database;
  /** Where the file was copied to before newer steps touched it; null when none did. */
  copy: string | null;
  close: () => void;
}

/** Lock, back up, migrate: in this order, so that a failed migration leaves the old file and nobody else in it. */
export function openKonta(
  { dataFolder, keysFolder }: Pick<Config, "dataFolder" | "keysFolder">,
  now: number,
): Result<OpenKonta, "in-use"> {
  const lock = lockDataFolder(dataFolder);
  if (!lock.ok) return lock;
  return ok(opened(lock.value, dataFolder, keysFolder, now));
}

function opened(lock: DataLock, dataFolder: string, keysFolder: string, now: number): OpenKonta {
  try {
    const copy = backUpBeforeMigrating(dataFolder, now);
    const db = openDatabase(databaseFile(dataFolder), openSealBox(keysFolder));
    const close = () => {
      db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
      db.sqlite.close();
      lock.release();
    };
    return { db, copy, close };
  } catch (problem) {
    lock.release();
    throw problem;
  }
}
