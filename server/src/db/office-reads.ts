import { and, count, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "./open-database";
import { openRecord, type StoredRecord } from "./records";
import { conflict, record, replica } from "./tables";

/** What the office asks of the newest records of one collection. */
export interface NewestQuery {
  collection: string;
  /** Only what lies in these scopes exists for the one who asks. */
  scopes: readonly string[];
  from?: number | undefined;
  before?: number | undefined;
  by?: string | undefined;
  /** Only records about these people. */
  people?: readonly string[] | undefined;
}

/** One parameter however long the list is. */
export const among = (column: SQL | AnySQLiteColumn, list: readonly string[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(list)}))`;

const where = ({ collection, scopes, from, before, by, people }: NewestQuery) =>
  and(
    eq(record.collection, collection),
    eq(record.deleted, false),
    among(record.scope, scopes),
    from === undefined ? undefined : gte(record.createdAt, from),
    before === undefined ? undefined : lt(record.createdAt, before),
    by === undefined ? undefined : eq(record.createdBy, by),
    people === undefined ? undefined : among(record.personId, people),
  );

export const newestRecords = (
  db: Database,
  query: NewestQuery,
  limit: number,
  offset: number,
): StoredRecord[] =>
  db.orm
    .select()
    .from(record)
    .where(where(query))
    .orderBy(desc(record.seq))
    .limit(limit)
    .offset(offset)
    .all()
    .map((row) => openRecord(db, row));

export const countRecords = (db: Database, query: NewestQuery): number =>
  db.orm.select({ total: count() }).from(record).where(where(query)).get()?.total ?? 0;

/** What hangs on some people, of some collections, within some scopes. */
export const recordsAbout = (
  db: Database,
  people: readonly string[],
  collections: readonly string[],
  scopes: readonly string[],
): StoredRecord[] =>
  db.orm
    .select()
    .from(record)
    .where(
      and(
        among(record.personId, people),
        inArray(record.collection, [...collections]),
        eq(record.deleted, false),
        among(record.scope, scopes),
      ),
    )
    .all()
    .map((row) => openRecord(db, row));

/** The column holds bytes, which SQLite would take for its own binary JSON. Only for collections that are not sealed. */
const jsonField = (name: string): SQL => sql`cast(${record.data} as text) ->> ${`$.${name}`}`;

/** The links of some households. */
export const householdLinks = (
  db: Database,
  householdIds: readonly string[],
  scopes: readonly string[],
): StoredRecord[] =>
  db.orm
    .select()
    .from(record)
    .where(
      and(
        eq(record.collection, "householdLink"),
        eq(record.deleted, false),
        among(record.scope, scopes),
        among(jsonField("householdId"), householdIds),
      ),
    )
    .all()
    .map((row) => openRecord(db, row));

/** Absorbed person → the person whose file stays, as far as these scopes know (rule B1). */
export const redirectsWithin = (db: Database, scopes: readonly string[]): Map<string, string> =>
  new Map(
    db.orm
      .select()
      .from(record)
      .where(and(eq(record.collection, "redirect"), eq(record.deleted, false), among(record.scope, scopes)))
      .all()
      .flatMap((row): [string, string][] => {
        const { into } = openRecord(db, row).fields;
        return typeof into === "string" ? [[row.id, into]] : [];
      }),
  );

/** Which of these records have an open disagreement. */
export const disputedAmong = (db: Database, collection: string, ids: readonly string[]): Set<string> =>
  new Set(
    db.orm
      .select({ recordId: conflict.recordId })
      .from(conflict)
      .where(
        and(
          eq(conflict.collection, collection),
          eq(conflict.open, true),
          inArray(conflict.recordId, [...ids]),
        ),
      )
      .all()
      .map(({ recordId }) => recordId),
  );

export const allReplicas = (db: Database) =>
  db.orm
    .select({
      replica: replica.id,
      staffId: replica.staffId,
      kind: replica.kind,
      device: replica.device,
      deviceId: replica.deviceId,
      end: replica.end,
      wipedAt: replica.wipedAt,
      createdAt: replica.createdAt,
      revokedAt: replica.revokedAt,
      lastContactAt: replica.lastContactAt,
      unsent: replica.unsent,
      oldestUnsentAt: replica.oldestUnsentAt,
      clockOffset: replica.clockOffset,
      build: replica.build,
      holes: replica.holes,
      repairs: replica.repairs,
    })
    .from(replica)
    .orderBy(desc(replica.lastContactAt))
    .all();

/** The communities of the registry. */
export const communityIds = (db: Database): string[] =>
  db.orm
    .select({ id: record.id })
    .from(record)
    .where(and(eq(record.collection, "community"), eq(record.deleted, false)))
    .all()
    .map(({ id }) => id);
