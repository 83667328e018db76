import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { copy } from "./tables";

const give = prepared((db) =>
  db.orm
    .insert(copy)
    .values({
      replica: sql.placeholder("replica"),
      scope: sql.placeholder("scope"),
      givenAt: sql.placeholder("now"),
    })
    .onConflictDoUpdate({
      target: [copy.replica, copy.scope],
      set: { givenAt: sql`excluded.given_at`, withdrawnAt: null, removedAt: null },
      setWhere: isNotNull(copy.withdrawnAt),
    })
    .prepare(),
);
const standing = prepared((db) =>
  db.orm
    .select({ scope: copy.scope })
    .from(copy)
    .where(and(eq(copy.replica, sql.placeholder("replica")), isNull(copy.withdrawnAt)))
    .prepare(),
);
const toBeRemoved = prepared((db) =>
  db.orm
    .select({ scope: copy.scope })
    .from(copy)
    .where(
      and(eq(copy.replica, sql.placeholder("replica")), isNotNull(copy.withdrawnAt), isNull(copy.removedAt)),
    )
    .prepare(),
);

const one = (replica: string, scope: string) => and(eq(copy.replica, replica), eq(copy.scope, scope));

/** What a replica may have from now on; what it had beyond that is withdrawn. */
export function noteCopies(db: Database, replica: string, granted: readonly string[], now: number): void {
  const stays = new Set(granted);
  for (const { scope } of standing(db).all({ replica }))
    if (!stays.has(scope)) db.orm.update(copy).set({ withdrawnAt: now }).where(one(replica, scope)).run();
  for (const scope of stays) give(db).run({ replica, scope, now });
}

/** The withdrawn scopes that a replica has not confirmed as removed. */
export const unconfirmed = (db: Database, replica: string): string[] =>
  toBeRemoved(db)
    .all({ replica })
    .map(({ scope }) => scope);

/** A replica says that it has removed a withdrawn scope. */
export function confirmRemoved(db: Database, replica: string, scope: string, now: number): void {
  db.orm.update(copy).set({ removedAt: now }).where(one(replica, scope)).run();
}
