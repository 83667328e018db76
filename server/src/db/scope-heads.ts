import { EMPTY_SUMS, ScopeSums, type SummedRow } from "@konta/shared/sync/scope-sums";
import { eq, isNull, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { record, scopeHead } from "./tables";

const raise = prepared((db) =>
  db.orm
    .insert(scopeHead)
    .values({
      scope: sql.placeholder("scope"),
      head: sql.placeholder("seq"),
      sums: sql.placeholder("sums"),
    })
    .onConflictDoUpdate({
      target: scopeHead.scope,
      set: { head: sql`max(${scopeHead.head}, excluded.head)`, sums: sql`excluded.sums` },
    })
    .prepare(),
);
const one = prepared((db) =>
  db.orm
    .select()
    .from(scopeHead)
    .where(eq(scopeHead.scope, sql.placeholder("scope")))
    .prepare(),
);

/** A scope's newest seq, and what came to it or left it: both move together (rules P9, S4). */
export function moveHead(
  db: Database,
  scope: string,
  seq: number,
  { came, left }: { came?: SummedRow; left?: SummedRow },
): void {
  const sums = ScopeSums.from(one(db).get({ scope })?.sums ?? EMPTY_SUMS);
  if (left) sums.remove(left);
  if (came) sums.add(came);
  raise(db).run({ scope, seq, sums: sums.text() });
}

const among = prepared((db) =>
  db.orm
    .select()
    .from(scopeHead)
    .where(sql`${scopeHead.scope} in (select value from json_each(${sql.placeholder("scopes")}))`)
    .prepare(),
);
const rowsAmong = (db: Database, scopes: readonly string[]) =>
  among(db).all({ scopes: JSON.stringify(scopes) });

/** The greatest seq of each of these scopes; 0 where nothing lies. */
export function headsOf(db: Database, scopes: readonly string[]): Record<string, number> {
  const all = new Map(rowsAmong(db, scopes).map((row) => [row.scope, row.head]));
  return Object.fromEntries(scopes.map((scope) => [scope, all.get(scope) ?? 0]));
}

/** The sums of each of these scopes (rule S4). */
export function sumsOf(db: Database, scopes: readonly string[]): Record<string, string> {
  const all = new Map(rowsAmong(db, scopes).map((row) => [row.scope, row.sums]));
  return Object.fromEntries(scopes.map((scope) => [scope, all.get(scope) ?? EMPTY_SUMS]));
}

/** Every record that lies in a scope, tombstones too, without its content. */
export const summedRows = ({ orm }: Pick<Database, "orm">, scope: string): SummedRow[] =>
  orm
    .select({ collection: record.collection, id: record.id, seq: record.seq })
    .from(record)
    .where(eq(record.scope, scope))
    .all();

function countedAnew(db: Pick<Database, "orm">, scope: string): string {
  const sums = new ScopeSums();
  for (const row of summedRows(db, scope)) sums.add(row);
  return sums.text();
}

/** Counts the scopes of a database from before there were sums. */
export function countMissingSums(db: Database): void {
  for (const { scope } of db.orm.select().from(scopeHead).where(isNull(scopeHead.sums)).all())
    db.orm
      .update(scopeHead)
      .set({ sums: countedAnew(db, scope) })
      .where(eq(scopeHead.scope, scope))
      .run();
}

/** The scopes whose sums are not those of their records: this database was changed by something else. */
export const scopesThatDoNotAddUp = (db: Pick<Database, "orm">): string[] =>
  db.orm
    .select()
    .from(scopeHead)
    .all()
    .filter(({ scope, sums }) => sums !== countedAnew(db, scope))
    .map(({ scope }) => scope);
