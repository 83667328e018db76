import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Database, inTransaction } from "./open-database";
import { prepared } from "./prepared";
import { meta, pastEpoch } from "./tables";

const newEpoch = (): string => randomBytes(9).toString("base64url");

const cuts = prepared((db) => db.orm.select().from(pastEpoch).prepare());

/** Up to which seq this database still holds what an earlier epoch said; null for an epoch it never had. */
export const cutOf = (db: Database, epoch: string): number | null =>
  cuts(db)
    .all()
    .find((past) => past.epoch === epoch)?.cut ?? null;

/** Whether this database was ever put back, so that clients may know more than it does. */
export const wasRestored = (db: Database): boolean => cuts(db).all().length > 0;

/**
 * Another history has begun without anybody saying so (the file was copied back): everybody reads again and offers
 * again. Where the histories part nobody knows, so nothing the old epoch said counts as seen.
 */
export function renewEpoch(db: Database): void {
  const epoch = newEpoch();
  inTransaction(db, () => {
    db.orm.insert(pastEpoch).values({ epoch: db.epoch, cut: 0 }).onConflictDoNothing().run();
    db.orm.update(meta).set({ epoch }).where(eq(meta.id, 1)).run();
  });
  db.epoch = epoch;
}
