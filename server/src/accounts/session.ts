import { createHash, randomBytes } from "node:crypto";
import type { Database } from "../db/open-database";
import { addSession, dropEndedSessions, endSession, findSession, touchSession } from "../db/sessions";
import { activeStaff, type StaffPerson } from "./staff-person";

const MINUTE_MS = 60_000;
export const IDLE_MS = 30 * MINUTE_MS;
export const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
/** Seen is written at most this often: a page that asks ten things does not write ten times. */
const TOUCH_MS = MINUTE_MS / 2;

/** What the server keeps of a token: who copies the database cannot sign in with it. */
const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Begins a session; @returns its token, 256 random bits, which only the cookie knows */
export function beginSession(db: Database, staffId: string, now: number): string {
  dropEndedSessions(db, now);
  const token = randomBytes(32).toString("base64url");
  addSession(db, {
    hash: hashOf(token),
    staffId,
    createdAt: now,
    lastSeenAt: now,
    endsAt: now + ABSOLUTE_MS,
    device: null,
  });
  return token;
}

export const leaveSession = (db: Database, token: string): void => endSession(db, hashOf(token));

/** Who holds a token; null when it is unknown, idle, over, or the person is no longer on the staff. */
export function holderOf(db: Database, token: string, now: number): StaffPerson | null {
  const hash = hashOf(token);
  const session = findSession(db, hash);
  if (!session) return null;
  if (now >= session.endsAt || now - session.lastSeenAt >= IDLE_MS) {
    endSession(db, hash);
    return null;
  }
  const person = activeStaff(db, session.staffId);
  if (person && now - session.lastSeenAt >= TOUCH_MS) touchSession(db, hash, now);
  return person;
}
