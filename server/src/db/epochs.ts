import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Database, inTransaction } from "./open-database";
import { prepared } from "./prepared";
import { meta, pastEpoch } from "./tables";

const newEpoch = (): string => randomBytes(9).toString("base64url");

/** The cut of an epoch that only a replica has told of. */
const ONLY_TOLD = -1;

const cuts = prepared((db) => db.orm.select().from(pastEpoch).prepare());

/** Up to which seq this database still holds what an earlier epoch said; null for an epoch it never had. */
export const cutOf = (db: Database, epoch: string): number | null =>
  cuts(db)
    .all()
    .find((past) => past.epoch === epoch)?.cut ?? null;

/** Whether this database itself had that epoch before it was put back; what only a replica has told of proves nothing. */
export const wasOwnEpoch = (db: Database, epoch: string): boolean =>
  (cutOf(db, epoch) ?? ONLY_TOLD) > ONLY_TOLD;

/** Whether another history has ever begun here. */
export const wasPutBack = (db: Database): boolean => cuts(db).all().length > 0;

/**
 * Another history has begun without anybody saying so (the file was copied back): everybody reads again and offers
 * again. Where the histories part nobody knows, so nothing the old epoch said counts as seen.
 * @param forgotten an epoch that a replica knows and this database does not: the next one that knows it changes nothing
 * @param also what is written together with it
 */
export function renewEpoch(db: Database, forgotten: string = db.epoch, also?: () => void): void {
  const epoch = newEpoch();
  inTransaction(db, () => {
    const put = (past: string, cut: number) =>
      db.orm.insert(pastEpoch).values({ epoch: past, cut }).onConflictDoNothing().run();
    put(db.epoch, 0);
    if (forgotten !== db.epoch) put(forgotten, ONLY_TOLD);
    db.orm.update(meta).set({ epoch }).where(eq(meta.id, 1)).run();
    also?.();
  });
  db.epoch = epoch;
}
