import { eq, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { meta } from "./tables";

const step = prepared((db) =>
  db.orm
    .update(meta)
    .set({ seq: sql`${meta.seq} + 1` })
    .where(eq(meta.id, 1))
    .returning({ seq: meta.seq })
    .prepare(),
);
const read = prepared((db) => db.orm.select({ seq: meta.seq }).from(meta).where(eq(meta.id, 1)).prepare());

/** Takes the next seq; only inside a write transaction. */
export function nextSeq(db: Database): number {
  const row = step(db).get();
  if (!row) throw new Error("the database has no sequence");
  return row.seq;
}

/** The greatest seq given so far. */
export const headSeq = (db: Database): number => read(db).get()?.seq ?? 0;
