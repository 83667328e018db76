import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { type EnrolmentLine, enrolmentsBeside } from "./enrolment-book";
import { type ErasureLine, erasuresBeside } from "./erasure-book";
import { type Book, bookInMemory } from "./lasting-book";
import { proveKey, WrongKey } from "./prove-key";
import { shippedSteps, StepFailed, takeStep, waitingSteps } from "./schema-steps";
import { countMissingSums } from "./scope-heads";
import type { SealBox } from "./seal-box";
import { takeInEnrolments } from "./take-in-enrolments";
import * as tables from "./tables";
import { type Sqlite, SqliteDatabase } from "./sqlite-driver";

export type Orm = BetterSQLite3Database<typeof tables>;

export interface Database {
  orm: Orm;
  sqlite: Sqlite;
  box: SealBox;
  /** The enrolments, which outlive a restore. */
  enrolments: Book<EnrolmentLine>;
  /** The erasures, which are done again after one. */
  erasures: Book<ErasureLine>;
  /** The identity of this database; changes when a backup is restored. */
  epoch: string;
}

/**
 * Opens (and makes) the database, migrated to the newest step.
 * @param file path of the SQLite file, or `:memory:`
 * @param steps the folder of the steps to take
 * @throws WrongKey when the box has another key than the one this database was sealed under
 * @throws StepFailed when a newer version cannot change it; the file is as it was
 */
export function openDatabase(file: string, box: SealBox, steps = shippedSteps()): Database {
  const sqlite = new SqliteDatabase(file);
  try {
    sqlite.pragma("journal_mode = WAL");
    // better-sqlite3 falls back to NORMAL when it reopens a WAL database: custody needs FULL on every open.
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("busy_timeout = 5000");
    sqlite.pragma("foreign_keys = ON");
    sqlite.pragma("cache_size = -64000");
    return migrated(sqlite, steps, () => opened(sqlite, file, box));
  } catch (problem) {
    sqlite.close();
    throw problem;
  }
}

/**
 * The steps and whatever of our own follows them are one transaction: when any of it throws, the older server finds what
 * it left (rule V3).
 */
function migrated(sqlite: Sqlite, folder: string, then: () => Database): Database {
  const waiting = waitingSteps(sqlite, folder);
  let at = "what follows the steps";
  const takeAll = sqlite.transaction(() => {
    for (const step of waiting) {
      at = step.name;
      takeStep(sqlite, step);
    }
    return then();
  });
  try {
    return takeAll.immediate();
  } catch (problem) {
    // With nothing to take it is no step that failed.
    if (waiting.length === 0 || problem instanceof WrongKey) throw problem;
    throw new StepFailed(at, problem);
  }
}

function opened(sqlite: Sqlite, file: string, box: SealBox): Database {
  const orm = drizzle(sqlite, { schema: tables, casing: "snake_case" });
  orm
    .insert(tables.meta)
    .values({ id: 1, epoch: randomBytes(9).toString("base64url"), seq: 0 })
    .onConflictDoNothing()
    .run();
  const row = orm.select().from(tables.meta).where(eq(tables.meta.id, 1)).get();
  if (!row) throw new Error("the database has no identity");
  proveKey(orm, box);
  const isInMemory = file === ":memory:";
  const enrolments = isInMemory ? bookInMemory<EnrolmentLine>() : enrolmentsBeside(file, box);
  const erasures = isInMemory ? bookInMemory<ErasureLine>() : erasuresBeside(file, box);
  const db = { orm, sqlite, box, enrolments, erasures, epoch: row.epoch };
  takeInEnrolments(db);
  countMissingSums(db);
  return db;
}

/** Opens a database that may be in use, to look and never to write; the newest step must have been applied. */
export function openToRead(file: string): { orm: Orm; close: () => void } {
  const sqlite = new SqliteDatabase(file, { fileMustExist: true, readonly: true });
  return { orm: drizzle(sqlite, { schema: tables, casing: "snake_case" }), close: () => void sqlite.close() };
}

/** Runs `work` in one write transaction; inside another it becomes a savepoint. A throw undoes all of it. */
export function inTransaction<Answer>(db: Database, work: () => Answer): Answer {
  const transaction = db.sqlite.transaction(work);
  return db.sqlite.inTransaction ? transaction() : transaction.immediate();
}
