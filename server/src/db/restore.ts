import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "@konta/shared/base/result";
import { databaseFile, isSound } from "./backup";
import { renameDurably, syncFile } from "./durable-file";
import { type Sqlite, SqliteDatabase } from "./sqlite-driver";

/** What SQLite keeps beside a file: custody that is not in the file yet lies in the first. */
const BESIDE = ["-wal", "-shm"];

const copying = (dataFolder: string): string => `${databaseFile(dataFolder)}.copying`;
/** Once this name is there the restore is decided: whoever opens next carries it through. */
const decided = (dataFolder: string): string => `${databaseFile(dataFolder)}.restoring`;

/** A new epoch, so that clients read again and offer again what the backup does not know (rule S5). */
export function beginAnotherHistory(sqlite: Sqlite): void {
  // Up to here both histories are one: what an author saw before the backup she still has seen (rule M2).
  if (sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'past_epoch'").get())
    sqlite.prepare("INSERT OR IGNORE INTO past_epoch (epoch, cut) SELECT epoch, seq FROM meta").run();
  sqlite.prepare("UPDATE meta SET epoch = ?").run(randomBytes(9).toString("base64url"));
  // As every start sets it, so that `doctor` finds nothing wrong between the restore and the start.
  sqlite.pragma("journal_mode = WAL");
}

/** Copies the backup, looks at it whole, and decides. Nothing of what is there is touched. */
export function decideRestore(
  backup: string,
  dataFolder: string,
  now: number,
): Result<null, "no-backup" | "damaged"> {
  if (!existsSync(backup)) return err("no-backup");
  const fresh = copying(dataFolder);
  mkdirSync(dataFolder, { recursive: true });
  copyFileSync(backup, fresh);
  try {
    const sqlite = new SqliteDatabase(fresh, { fileMustExist: true });
    try {
      if (!isSound(sqlite)) throw new SqliteDatabase.SqliteError("integrity", "SQLITE_CORRUPT");
      beginAnotherHistory(sqlite);
    } finally {
      sqlite.close();
    }
  } catch (problem) {
    rmSync(fresh, { force: true });
    if (problem instanceof SqliteDatabase.SqliteError) return err("damaged");
    throw problem;
  }
  // The moment of the decision travels with the file: however often it is carried on, what was there gets one name.
  utimesSync(fresh, now / 1000, now / 1000);
  syncFile(fresh);
  renameDurably(fresh, decided(dataFolder));
  return ok(null);
}

/** Brings everything that was taken into custody into the file itself; a damaged one is kept as it is. */
function checkpoint(file: string): void {
  try {
    const sqlite = new SqliteDatabase(file, { fileMustExist: true });
    try {
      sqlite.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      sqlite.close();
    }
  } catch (problem) {
    if (!(problem instanceof SqliteDatabase.SqliteError)) throw problem;
  }
}

/** Puts the database that is there aside, whole: what could not be brought into the file goes along beside it. */
function putAside(file: string, aside: string): void {
  checkpoint(file);
  // The file goes last: until then a kill leaves a database that is found and put aside again.
  for (const rest of BESIDE)
    if (existsSync(`${file}${rest}`)) renameSync(`${file}${rest}`, `${aside}${rest}`);
  renameDurably(file, aside);
}

/**
 * Carries a decided restore through, from wherever it was cut off; does nothing when none was decided.
 * @returns whether there was one
 */
export function finishRestore(dataFolder: string): boolean {
  const file = databaseFile(dataFolder);
  rmSync(copying(dataFolder), { force: true });
  if (!existsSync(decided(dataFolder))) return false;
  const moment = Math.round(statSync(decided(dataFolder)).mtimeMs);
  if (existsSync(file)) putAside(file, join(dataFolder, `konta-replaced-${moment}.db`));
  for (const rest of BESIDE) rmSync(`${file}${rest}`, { force: true });
  renameDurably(decided(dataFolder), file);
  return true;
}

/**
 * Puts a backup in the place of the database, under a new epoch. The database that was there is kept beside it. Nothing
 * is touched unless the backup is sound.
 */
export function restoreFrom(
  backup: string,
  dataFolder: string,
  now: number,
): Result<null, "no-backup" | "damaged"> {
  const prepared = decideRestore(backup, dataFolder, now);
  if (prepared.ok) finishRestore(dataFolder);
  return prepared;
}
