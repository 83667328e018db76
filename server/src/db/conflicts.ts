import { and, eq, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { conflict } from "./tables";

export type ConflictEntry = typeof conflict.$inferSelect;

const allOf = prepared((db) =>
  db.orm
    .select()
    .from(conflict)
    .where(
      and(
        eq(conflict.collection, sql.placeholder("collection")),
        eq(conflict.recordId, sql.placeholder("recordId")),
      ),
    )
    .prepare(),
);

/** Open and decided ones. */
export const conflictsOf = (db: Database, collection: string, recordId: string): ConflictEntry[] =>
  allOf(db).all({ collection, recordId });

/** A field is disputed once at a time: of one record there are a few. */
export const openConflictsOf = (db: Database, collection: string, recordId: string): ConflictEntry[] =>
  conflictsOf(db, collection, recordId).filter(({ open }) => open);

export function indexConflict(db: Database, entry: ConflictEntry): void {
  db.orm
    .insert(conflict)
    .values(entry)
    .onConflictDoUpdate({
      target: conflict.id,
      set: { open: entry.open, openedAt: entry.openedAt, resolvedAt: entry.resolvedAt },
    })
    .run();
}
