import { LIMITS } from "@konta/shared/sync/limits";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import type { OpIdentity } from "./ops";
import { prepared } from "./prepared";
import { quarantine } from "./tables";

export type QuarantineEntry = typeof quarantine.$inferSelect;

export function putIntoQuarantine(db: Database, entry: typeof quarantine.$inferInsert): void {
  db.orm.insert(quarantine).values(entry).onConflictDoNothing().run();
}

const waiting = prepared((db) =>
  db.orm
    .select({ id: quarantine.id })
    .from(quarantine)
    .where(
      and(
        eq(quarantine.replica, sql.placeholder("replica")),
        eq(quarantine.collection, sql.placeholder("collection")),
        eq(quarantine.recordId, sql.placeholder("recordId")),
        eq(quarantine.state, sql.placeholder("state")),
        sql`(${quarantine.incarnation}, ${quarantine.n}) < (${sql.placeholder("incarnation")}, ${sql.placeholder("n")})`,
      ),
    )
    .limit(1)
    .prepare(),
);

/** Whether an earlier op of the same replica on a record waits for a person, or was rejected by one. */
export const isSetAside = (
  db: Database,
  state: "waiting" | "rejected",
  collection: string,
  recordId: string,
  op: OpIdentity,
): boolean =>
  waiting(db).get({
    state,
    collection,
    recordId,
    replica: op.replica,
    incarnation: op.incarnation,
    n: op.n,
  }) !== undefined;

/** What waits of a replica, in the order it was written. */
export const waitingOf = (db: Database, replica: string): QuarantineEntry[] =>
  db.orm
    .select()
    .from(quarantine)
    .where(and(eq(quarantine.replica, replica), eq(quarantine.state, "waiting")))
    .orderBy(asc(quarantine.incarnation), asc(quarantine.n))
    .all();

/** Why an op waits whose record, or one that it names, is not here. */
export const AWAITING = ["no-record", "missing-field"] as const;
const awaiting = prepared((db) =>
  db.orm
    .select()
    .from(quarantine)
    .where(and(eq(quarantine.state, "waiting"), inArray(quarantine.reason, [...AWAITING])))
    .orderBy(asc(quarantine.receivedAt), asc(quarantine.incarnation), asc(quarantine.n))
    .prepare(),
);

/** What waits because its record, or one that it names, was not here, whoever wrote it. */
export const awaitingRecord = (db: Database): QuarantineEntry[] => awaiting(db).all();

/** Ops of a replica that were let in, the last ones first: as many as it may push at once. */
export const releasedOf = (db: Database, replica: string): QuarantineEntry[] =>
  db.orm
    .select()
    .from(quarantine)
    .where(and(eq(quarantine.replica, replica), eq(quarantine.state, "released")))
    .orderBy(desc(quarantine.decidedAt))
    .limit(LIMITS.opsPerPush)
    .all();

/** What becomes of a waiting op; the entry itself stays for good. */
export function changeEntry(db: Database, id: string, change: Partial<QuarantineEntry>): void {
  db.orm.update(quarantine).set(change).where(eq(quarantine.id, id)).run();
}

export const allWaiting = (db: Database): QuarantineEntry[] =>
  db.orm.select().from(quarantine).where(eq(quarantine.state, "waiting")).all();

/** Everything that waits or ever waited. */
export const allEntries = (db: Database): QuarantineEntry[] => db.orm.select().from(quarantine).all();

export function dropEntry(db: Database, id: string): void {
  db.orm.delete(quarantine).where(eq(quarantine.id, id)).run();
}
