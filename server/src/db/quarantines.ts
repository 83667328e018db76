import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./open-database";
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
        eq(quarantine.state, "waiting"),
      ),
    )
    .limit(1)
    .prepare(),
);

/** Whether an earlier op of this replica on this record still waits for a person. */
export const waitsInQuarantine = (
  db: Database,
  replica: string,
  collection: string,
  recordId: string,
): boolean => waiting(db).get({ replica, collection, recordId }) !== undefined;
