import { and, eq, sql } from "drizzle-orm";
import type { ErasureLine, RecordName } from "./erasure-book";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { conflict, erased, erasure, gone, op } from "./tables";

const one = prepared((db) =>
  db.orm
    .select({ erasure: erased.erasure })
    .from(erased)
    .where(
      and(
        eq(erased.collection, sql.placeholder("collection")),
        eq(erased.recordId, sql.placeholder("recordId")),
      ),
    )
    .prepare(),
);

/** The erasure that took a record along; null for one that may be kept. */
export const erasureOf = (db: Database, [collection, recordId]: RecordName): string | null =>
  one(db).get({ collection, recordId })?.erasure ?? null;

export const hasErasure = (db: Database, id: string): boolean =>
  db.orm.select({ id: erasure.id }).from(erasure).where(eq(erasure.id, id)).get() !== undefined;

/** Whether nothing of what was erased can still lie in free pages of the file. */
export const isFileClean = (db: Database): boolean =>
  db.orm.select({ id: erasure.id }).from(erasure).where(eq(erasure.isClean, false)).get() === undefined;

/** Writes the file anew, so that nothing of what was erased lies on in pages that are free, nor in the log beside it. */
export function leaveNothingBehind(db: Database): void {
  db.sqlite.exec("VACUUM");
  db.sqlite.pragma("wal_checkpoint(TRUNCATE)");
  db.orm.update(erasure).set({ isClean: true }).run();
}

/** Something more of it was emptied: its words may lie on in free pages until the file is written anew. */
export function leaveUnclean(db: Database, id: string): void {
  db.orm.update(erasure).set({ isClean: false }).where(eq(erasure.id, id)).run();
}

export const allErasures = (db: Database) => db.orm.select().from(erasure).all();

/** Everybody who was ever erased. */
export const erasedPeople = (db: Database): string[] =>
  db.orm
    .select({ id: erased.recordId })
    .from(erased)
    .where(eq(erased.collection, "beneficiary"))
    .all()
    .map(({ id }) => id);

export const erasedBy = (db: Database, id: string): RecordName[] =>
  db.orm
    .select()
    .from(erased)
    .where(eq(erased.erasure, id))
    .all()
    .map(({ collection, recordId }) => [collection, recordId]);

export function noteErasure(
  db: Database,
  { id, at, by, why }: Omit<ErasureLine, "people" | "records">,
): void {
  db.orm.insert(erasure).values({ id, at, by, why }).onConflictDoNothing().run();
}

export function noteErased(db: Database, id: string, names: readonly RecordName[]): void {
  for (const [collection, recordId] of names)
    db.orm.insert(erased).values({ collection, recordId, erasure: id }).onConflictDoNothing().run();
}

/** Scopes in which records were announced as gone: devices may hold older rows of them there. */
export function formerScopes(db: Database, names: readonly RecordName[]): [scope: string, of: RecordName][] {
  const wanted = sql`(select value ->> 0, value ->> 1 from json_each(${JSON.stringify(names)}))`;
  return db.orm
    .selectDistinct({ scope: gone.scope, collection: gone.collection, id: gone.id })
    .from(gone)
    .where(sql`(${gone.collection}, ${gone.id}) in ${wanted}`)
    .all()
    .map(({ scope, collection, id }) => [scope, [collection, id]]);
}

/** Who ever wrote to a record. */
export const authorsOf = (db: Database, [collection, id]: RecordName): string[] =>
  db.orm
    .selectDistinct({ author: op.author })
    .from(op)
    .where(and(eq(op.collection, collection), eq(op.recordId, id)))
    .all()
    .map(({ author }) => author);

/** Empties what was taken into custody about a record; that it was, and under which hash, stays (rule P2). */
export function emptyOps(db: Database, [collection, id]: RecordName): void {
  db.orm
    .update(op)
    .set({ body: Buffer.alloc(0) })
    .where(and(eq(op.collection, collection), eq(op.recordId, id)))
    .run();
}

export function dropFromConflictIndex(db: Database, [collection, id]: RecordName): void {
  db.orm
    .delete(conflict)
    .where(and(eq(conflict.collection, collection), eq(conflict.recordId, id)))
    .run();
}
