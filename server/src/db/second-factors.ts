import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { secondFactor } from "./tables";

export interface SecondFactor {
  staffId: string;
  /** The app's secret, 20 bytes. */
  secret: Buffer;
  createdAt: number;
  /** Null until a first code has proved that the app has it. */
  confirmedAt: number | null;
  /** The newest step whose code was taken. */
  lastStep: number;
  /** Keyed hashes of the recovery codes that are left. */
  recovery: string[];
}

const place = (staffId: string): string => `second factor|${staffId}`;
const ofPerson = (staffId: string) => eq(secondFactor.staffId, staffId);

export function findFactor(db: Database, staffId: string): SecondFactor | null {
  const row = db.orm.select().from(secondFactor).where(ofPerson(staffId)).get();
  if (!row) return null;
  const recovery = JSON.parse(row.recovery) as string[];
  return { ...row, secret: db.box.open(row.secret, place(staffId)), recovery };
}

/** Whether a code is asked of somebody; asked with every request of those who must have one. */
export const hasFactor = (db: Database, staffId: string): boolean =>
  standing(db).get({ staffId }) !== undefined;

const standing = prepared((db) =>
  db.orm
    .select({ staffId: secondFactor.staffId })
    .from(secondFactor)
    .where(and(eq(secondFactor.staffId, sql.placeholder("staffId")), isNotNull(secondFactor.confirmedAt)))
    .prepare(),
);

/** Puts a secret that waits for its first code in the place of whatever was there. */
export function putPendingFactor(db: Database, staffId: string, secret: Buffer, now: number): void {
  const row = {
    secret: db.box.seal(secret, place(staffId)),
    createdAt: now,
    confirmedAt: null,
    lastStep: 0,
    recovery: "[]",
  };
  db.orm
    .insert(secondFactor)
    .values({ staffId, ...row })
    .onConflictDoUpdate({ target: secondFactor.staffId, set: row })
    .run();
}

export function confirmPendingFactor(
  db: Database,
  staffId: string,
  { at, step, recovery }: { at: number; step: number; recovery: readonly string[] },
): void {
  const set = { confirmedAt: at, lastStep: step, recovery: JSON.stringify(recovery) };
  db.orm.update(secondFactor).set(set).where(ofPerson(staffId)).run();
}

/** @returns false when that step, or a later one, was taken before: of two requests with one code only one is let in */
export function takeStep(db: Database, staffId: string, step: number): boolean {
  const taken = db.orm
    .update(secondFactor)
    .set({ lastStep: step })
    .where(and(ofPerson(staffId), lt(secondFactor.lastStep, step)))
    .run();
  return taken.changes === 1;
}

export function keepRecovery(db: Database, staffId: string, recovery: readonly string[]): void {
  db.orm
    .update(secondFactor)
    .set({ recovery: JSON.stringify(recovery) })
    .where(ofPerson(staffId))
    .run();
}

/** @returns whether there was one */
export function dropFactor(db: Database, staffId: string): boolean {
  return db.orm.delete(secondFactor).where(ofPerson(staffId)).run().changes === 1;
}
