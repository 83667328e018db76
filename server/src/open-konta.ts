import { existsSync, rmSync } from "node:fs";
import { err, ok, type Result } from "@konta/shared/base/result";
import type { Config } from "./config";
import { backUpBeforeMigrating, databaseFile } from "./db/backup";
import { enrolmentFile } from "./db/enrolment-book";
import { lockDataFolder } from "./db/lock-data-folder";
import { isFileClean, leaveNothingBehind } from "./db/erasures";
import { type Database, openDatabase } from "./db/open-database";
import { WrongKey } from "./db/prove-key";
import { finishRestore } from "./db/restore";
import { shippedSteps, StepFailed } from "./db/schema-steps";
import { openSealBox, type SealBox } from "./db/seal-box";
import { isStorageProblem } from "./sync/storage-problem";
import { repeatErasures } from "./sync/erase-person";

export interface OpenKonta {
  db: Database;
  /** Where the file was copied to before newer steps touched it; null when none did. */
  copy: string | null;
  close: () => void;
}

export type OpenProblem = "in-use" | "no-key" | "wrong-key" | "no-database" | StepFailed;

type Folders = Pick<Config, "dataFolder" | "keysFolder">;

/** Why nothing was opened, and what to do about it, in one line each. */
export const sayOpenProblem = (problem: OpenProblem, { dataFolder, keysFolder }: Folders): string => {
  if (problem instanceof StepFailed)
    return `This version could not change the database in ${dataFolder} (KONTA_DATA): ${problem.step}: ${problem.message}. Nothing was changed: the version that was running before opens it as it was.`;
  return {
    "in-use": `Another process uses the data folder (KONTA_DATA): ${dataFolder}`,
    "no-key": `The database in KONTA_DATA has a key, and ${keysFolder} (KONTA_KEYS) has none: put data.key back, or name the right folder. A new key would open nothing.`,
    "wrong-key": `The key in ${keysFolder} (KONTA_KEYS) is not the one of the database in KONTA_DATA: name the right folder, or put its data.key back.`,
    "no-database": `${dataFolder} (KONTA_DATA) has enrolments and no database: restore a backup, or name an empty folder to begin anew.`,
  }[problem];
};

/**
 * Lock, finish a restore that was cut off, back up, migrate: in this order, so that a failed migration leaves the old file
 * and nobody else in it.
 * @param steps the folder of the steps to take
 */
export function openKonta(
  folders: Folders,
  now: number,
  steps = shippedSteps(),
): Result<OpenKonta, OpenProblem> {
  const lock = lockDataFolder(folders.dataFolder);
  if (!lock.ok) return lock;
  const { release } = lock.value;
  try {
    const konta = opened(folders, release, now, steps);
    if (!konta.ok) release();
    return konta;
  } catch (problem) {
    release();
    if (problem instanceof WrongKey) return err("wrong-key");
    if (problem instanceof StepFailed) return err(problem);
    throw problem;
  }
}

/** Without room the file is written anew at the next start; until then work goes on. */
function tryToLeaveNothing(db: Database): void {
  try {
    leaveNothingBehind(db);
  } catch (problem) {
    if (!isStorageProblem(problem)) throw problem;
  }
}

/** Whoever is started again and again by a watchman must not fill the disk with copies of a file that did not change. */
function openMigrated(file: string, box: SealBox, steps: string, copy: string | null): Database {
  try {
    return openDatabase(file, box, steps);
  } catch (problem) {
    if (copy) rmSync(copy, { force: true });
    throw problem;
  }
}

function opened(
  { dataFolder, keysFolder }: Folders,
  release: () => void,
  now: number,
  steps: string,
): Result<OpenKonta, OpenProblem> {
  const file = databaseFile(dataFolder);
  finishRestore(dataFolder);
  const isNew = !existsSync(file);
  if (isNew && existsSync(enrolmentFile(file))) return err("no-database");
  const box = openSealBox(keysFolder, isNew);
  if (!box.ok) return box;
  const copy = backUpBeforeMigrating(dataFolder, now, steps);
  const db = openMigrated(file, box.value, steps, copy);
  repeatErasures(db, now);
  if (!isFileClean(db)) tryToLeaveNothing(db);
  const close = () => {
    db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
    db.sqlite.close();
    release();
  };
  return ok({ db, copy, close });
}
