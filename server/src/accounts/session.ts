import { createHash, randomBytes } from "node:crypto";
import type { Database } from "../db/open-database";
import {
  addSession,
  dropEndedSessions,
  endSession,
  endSessionsOf,
  findSession,
  type Session,
  touchSession,
} from "../db/sessions";
import { activeStaff, type StaffPerson } from "./staff-person";

const MINUTE_MS = 60_000;
export const IDLE_MS = 30 * MINUTE_MS;
export const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
/** Seen is written at most this often: a page that asks ten things does not write ten times. */
const TOUCH_MS = MINUTE_MS / 2;

/** What the server keeps of a token: who copies the database cannot sign in with it. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Begins a session; @returns its token, 256 random bits, which only the cookie knows */
export function beginSession(db: Database, staffId: string, device: string | null, now: number): string {
  dropEndedSessions(db, now);
  const token = randomBytes(32).toString("base64url");
  addSession(db, {
    hash: hashOf(token),
    staffId,
    createdAt: now,
    lastSeenAt: now,
    endsAt: now + ABSOLUTE_MS,
    device,
  });
  return token;
}

export const leaveSession = (db: Database, token: string): void => endSession(db, hashOf(token));

export const isOver = ({ endsAt, lastSeenAt }: Session, now: number): boolean =>
  now >= endsAt || now - lastSeenAt >= IDLE_MS;

/** The session of a token and who holds it. */
export interface HeldSession {
  session: Session;
  me: StaffPerson;
}

/** Null when the token is unknown, idle, over, or the person is no longer on the staff. */
export function heldSession(db: Database, token: string, now: number): HeldSession | null {
  const session = findSession(db, hashOf(token));
  if (!session) return null;
  if (isOver(session, now)) {
    endSession(db, session.hash);
    return null;
  }
  const me = activeStaff(db, session.staffId);
  if (!me) return null;
  if (now - session.lastSeenAt >= TOUCH_MS) touchSession(db, session.hash, now);
  return { session, me };
}

/** A new session in the place of all others this person has: whatever opened them is not enough any more. */
export function beginAfresh(db: Database, { session, me }: HeldSession, now: number): string {
  endSessionsOf(db, me.staffId);
  return beginSession(db, me.staffId, session.device, now);
}
