import { and, count, desc, eq } from "drizzle-orm";
import { among } from "./office-reads";
import type { Database } from "./open-database";
import { conflict, record } from "./tables";

export interface ConflictQuery {
  open: boolean;
  /** A conflict lies in its record's scope; outside these there is none. */
  scopes: readonly string[];
}

const itsRecord = and(eq(record.collection, "conflict"), eq(record.id, conflict.id));
const asked = ({ open, scopes }: ConflictQuery) =>
  and(eq(conflict.open, open), eq(record.deleted, false), among(record.scope, scopes));

/** Ids of the newest disagreements, open or closed. */
export const conflictIds = (db: Database, query: ConflictQuery, limit: number, offset: number): string[] =>
  db.orm
    .select({ id: conflict.id })
    .from(conflict)
    .innerJoin(record, itsRecord)
    .where(asked(query))
    .orderBy(desc(conflict.openedAt), conflict.id)
    .limit(limit)
    .offset(offset)
    .all()
    .map(({ id }) => id);

export const countConflicts = (db: Database, query: ConflictQuery): number =>
  db.orm.select({ total: count() }).from(conflict).innerJoin(record, itsRecord).where(asked(query)).get()
    ?.total ?? 0;
