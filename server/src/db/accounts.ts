import { eq, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { account } from "./tables";

export interface Account {
  staffId: string;
  username: string;
  passwordHash: string;
  /** The badge's 16 bytes. */
  badge: Buffer;
  active: boolean;
  createdAt: number;
}

const place = (staffId: string): string => `badge|${staffId}`;
const opened = (db: Database, row: typeof account.$inferSelect): Account => ({
  ...row,
  badge: db.box.open(row.badge, place(row.staffId)),
});

export function findAccount(db: Database, username: string): Account | null {
  const row = db.orm.select().from(account).where(eq(account.username, username)).get();
  return row ? opened(db, row) : null;
}

export function accountOf(db: Database, staffId: string): Account | null {
  const row = db.orm.select().from(account).where(eq(account.staffId, staffId)).get();
  return row ? opened(db, row) : null;
}

/** False for somebody whose account was closed; true also for somebody who has none to close. */
export const isAccountOpen = (db: Database, staffId: string): boolean =>
  activeOf(db).get({ staffId })?.active ?? true;

const activeOf = prepared((db) =>
  db.orm
    .select({ active: account.active })
    .from(account)
    .where(eq(account.staffId, sql.placeholder("staffId")))
    .prepare(),
);

/** Makes an account, or gives an existing one a new password and badge. */
export function putAccount(db: Database, made: Account): void {
  const row = { ...made, badge: db.box.seal(made.badge, place(made.staffId)) };
  const { passwordHash, badge, active } = row;
  db.orm
    .insert(account)
    .values(row)
    .onConflictDoUpdate({ target: account.staffId, set: { passwordHash, badge, active } })
    .run();
}

export function setPasswordHash(db: Database, staffId: string, passwordHash: string): void {
  db.orm.update(account).set({ passwordHash }).where(eq(account.staffId, staffId)).run();
}

export function deactivateAccount(db: Database, staffId: string): void {
  db.orm.update(account).set({ active: false }).where(eq(account.staffId, staffId)).run();
}
