import { and, eq, lt, ne } from "drizzle-orm";
import type { Database } from "./open-database";
import { session } from "./tables";

export type Session = typeof session.$inferSelect;

export function addSession(db: Database, made: Session): void {
  db.orm.insert(session).values(made).run();
}

export const findSession = (db: Database, hash: string): Session | null =>
  db.orm.select().from(session).where(eq(session.hash, hash)).get() ?? null;

export const sessionsOf = (db: Database, staffId: string): Session[] =>
  db.orm.select().from(session).where(eq(session.staffId, staffId)).all();

export function touchSession(db: Database, hash: string, now: number): void {
  db.orm.update(session).set({ lastSeenAt: now }).where(eq(session.hash, hash)).run();
}

export function endSession(db: Database, hash: string): void {
  db.orm.delete(session).where(eq(session.hash, hash)).run();
}

/** @param except the hash of one that goes on */
export function endSessionsOf(db: Database, staffId: string, except: string | null = null): void {
  const isOther = except === null ? undefined : ne(session.hash, except);
  db.orm
    .delete(session)
    .where(and(eq(session.staffId, staffId), isOther))
    .run();
}

export function dropEndedSessions(db: Database, now: number): void {
  db.orm.delete(session).where(lt(session.endsAt, now)).run();
}
