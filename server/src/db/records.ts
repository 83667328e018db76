import { compartmentOf, isUnknownScope } from "@konta/shared/sync/scope";
import type { Compartment } from "@konta/shared/access/compartment";
import { and, asc, count, eq, gt, lte, ne, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { moveHead } from "./scope-heads";
import { dayOfOuting, gone, record } from "./tables";

/** These compartments are sealed in the file too (design page "vault", "On the server"). */
const SEALED: ReadonlySet<Compartment> = new Set(["health", "psych", "legal", "protected"]);
export const isSealed = (compartment: Compartment): boolean => SEALED.has(compartment);

export interface StoredRecord {
  collection: string;
  id: string;
  fields: Record<string, unknown>;
  /** Field → seqs of the ops that said its value: one, or several that said the same without knowing of each other. */
  versions: Record<string, number[]>;
  seq: number;
  scope: string;
  personId: string | null;
  deleted: boolean;
  createdBy: string;
  createdAt: number;
  changedBy: string;
  changedAt: number;
}
export type RecordRow = typeof record.$inferSelect;

const place = (collection: string, id: string): string => `record|${collection}|${id}`;

export function openRecord(db: Database, row: RecordRow): StoredRecord {
  const data = isSealed(compartmentOf(row.scope))
    ? db.box.open(row.data, place(row.collection, row.id))
    : row.data;
  return {
    ...row,
    fields: JSON.parse(data.toString()) as Record<string, unknown>,
    versions: JSON.parse(row.versions) as Record<string, number[]>,
  };
}

const byId = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(and(eq(record.collection, sql.placeholder("collection")), eq(record.id, sql.placeholder("id"))))
    .prepare(),
);

export function readRecord(db: Database, collection: string, id: string): StoredRecord | null {
  const row = byId(db).get({ collection, id });
  return row ? openRecord(db, row) : null;
}

const put = prepared((db) => {
  const values = {
    collection: sql.placeholder("collection"),
    id: sql.placeholder("id"),
    data: sql.placeholder("data"),
    versions: sql.placeholder("versions"),
    seq: sql.placeholder("seq"),
    scope: sql.placeholder("scope"),
    personId: sql.placeholder("personId"),
    deleted: sql.placeholder("deleted"),
    createdBy: sql.placeholder("createdBy"),
    createdAt: sql.placeholder("createdAt"),
    changedBy: sql.placeholder("changedBy"),
    changedAt: sql.placeholder("changedAt"),
  };
  return db.orm
    .insert(record)
    .values(values)
    .onConflictDoUpdate({
      target: [record.collection, record.id],
      set: {
        data: sql`excluded.data`,
        versions: sql`excluded.versions`,
        seq: sql`excluded.seq`,
        scope: sql`excluded.scope`,
        personId: sql`excluded.person_id`,
        deleted: sql`excluded.deleted`,
        changedBy: sql`excluded.changed_by`,
        changedAt: sql`excluded.changed_at`,
      },
    })
    .prepare();
});

const standing = prepared((db) =>
  db.orm
    .select({ scope: record.scope, seq: record.seq })
    .from(record)
    .where(and(eq(record.collection, sql.placeholder("collection")), eq(record.id, sql.placeholder("id"))))
    .prepare(),
);

/** Writes a record whose seq was just taken, and moves its scope's head and sums; those of the one it left, too. */
export function writeRecord(db: Database, stored: StoredRecord): void {
  const { collection, id, scope, seq } = stored;
  const before = standing(db).get({ collection, id });
  const json = Buffer.from(JSON.stringify(stored.fields));
  const sealed = isSealed(compartmentOf(stored.scope));
  put(db).run({
    ...stored,
    data: sealed ? db.box.seal(json, place(stored.collection, stored.id)) : json,
    versions: JSON.stringify(stored.versions),
    deleted: stored.deleted ? 1 : 0,
  });
  const left = before && { collection, id, seq: before.seq };
  const isMoved = before !== undefined && before.scope !== scope;
  if (left && isMoved) moveHead(db, before.scope, before.seq, { left });
  moveHead(db, scope, seq, { came: { collection, id, seq }, ...(left && !isMoved && { left }) });
}

const leave = prepared((db) =>
  db.orm
    .insert(gone)
    .values({
      scope: sql.placeholder("scope"),
      seq: sql.placeholder("seq"),
      collection: sql.placeholder("collection"),
      id: sql.placeholder("id"),
    })
    .prepare(),
);

/** Announces in a scope that a record left it (rule S3). */
export function announceGone(db: Database, scope: string, seq: number, collection: string, id: string): void {
  leave(db).run({ scope, seq, collection, id });
  moveHead(db, scope, seq, {});
}

const ofPerson = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(eq(record.personId, sql.placeholder("personId")))
    .prepare(),
);

export const recordsOfPerson = (db: Database, personId: string): StoredRecord[] =>
  ofPerson(db)
    .all({ personId })
    .map((row) => openRecord(db, row));

const ofPersonIn = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(
      and(
        eq(record.personId, sql.placeholder("personId")),
        eq(record.collection, sql.placeholder("collection")),
        eq(record.deleted, false),
      ),
    )
    .prepare(),
);

/** What hangs on a person of one collection, without what was removed. */
export const recordsOfPersonIn = (db: Database, personId: string, collection: string): StoredRecord[] =>
  ofPersonIn(db)
    .all({ personId, collection })
    .map((row) => openRecord(db, row));

const inCollection = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(eq(record.collection, sql.placeholder("collection")))
    .prepare(),
);

/** All records of a collection, deleted ones too; only for small ones (staff, structures). */
export const recordsOf = (db: Database, collection: string): StoredRecord[] =>
  inCollection(db)
    .all({ collection })
    .map((row) => openRecord(db, row));

const ofDays = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(
      and(
        // Written out: a bound value would not tell SQLite that the index holds these rows.
        sql`${record.collection} = 'outing'`,
        sql`${dayOfOuting(record.data)} between ${sql.placeholder("from")} and ${sql.placeholder("to")}`,
      ),
    )
    .prepare(),
);

/** The outings of these days, both included: every exchange asks, and years of them lie there. */
export const outingsOfDays = (db: Database, from: string, to: string): StoredRecord[] =>
  ofDays(db)
    .all({ from, to })
    .map((row) => openRecord(db, row));

const inScope = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(eq(record.scope, sql.placeholder("scope")))
    .prepare(),
);
/** Every record of a scope, tombstones too, still closed. */
export const recordsIn = (db: Database, scope: string): RecordRow[] => inScope(db).all({ scope });

const above = prepared((db) =>
  db.orm
    .select()
    .from(record)
    .where(
      and(
        eq(record.scope, sql.placeholder("scope")),
        gt(record.seq, sql.placeholder("cursor")),
        lte(record.seq, sql.placeholder("head")),
      ),
    )
    .orderBy(asc(record.seq))
    .limit(sql.placeholder("limit"))
    .prepare(),
);
const sizesAbove = prepared((db) =>
  db.orm
    .select({ seq: record.seq, bytes: sql<number>`length(${record.data})` })
    .from(record)
    .where(
      and(
        eq(record.scope, sql.placeholder("scope")),
        gt(record.seq, sql.placeholder("cursor")),
        lte(record.seq, sql.placeholder("head")),
      ),
    )
    .orderBy(asc(record.seq))
    .limit(sql.placeholder("limit"))
    .prepare(),
);
const goneAbove = prepared((db) =>
  db.orm
    .select()
    .from(gone)
    .where(
      and(
        eq(gone.scope, sql.placeholder("scope")),
        gt(gone.seq, sql.placeholder("cursor")),
        lte(gone.seq, sql.placeholder("head")),
      ),
    )
    .orderBy(asc(gone.seq))
    .limit(sql.placeholder("limit"))
    .prepare(),
);

/** How large the records of a scope above a cursor are, by seq: their content is not read. */
export const scopeSizes = (db: Database, scope: string, cursor: number, head: number, limit: number) =>
  sizesAbove(db).all({ scope, cursor, head, limit });

/** What a scope holds above a cursor, by seq, at most `limit` of each kind. */
export function scopeRows(db: Database, scope: string, cursor: number, head: number, limit: number) {
  const bounds = { scope, cursor, head, limit };
  return { records: above(db).all(bounds), gone: goneAbove(db).all(bounds) };
}

/** What people wrote about somebody who is not here (rule S1); conflicts about it are counted with it, not beside it. */
export const countWaitingForPerson = ({ orm }: Pick<Database, "orm">): number =>
  orm
    .select({ scope: record.scope, records: count() })
    .from(record)
    .where(and(eq(record.deleted, false), ne(record.collection, "conflict")))
    .groupBy(record.scope)
    .all()
    .reduce((sum, { scope, records }) => (isUnknownScope(scope) ? sum + records : sum), 0);
