import { createHash } from "node:crypto";
import type { OwnSession } from "@konta/shared/access/own-account";
import { writeAudit } from "../db/audit";
import { type Database, inTransaction } from "../db/open-database";
import { endSession, type Session, sessionsOf } from "../db/sessions";
import { type HeldSession, isOver } from "./session";

/** Names a session in lists and addresses: it follows from what the server keeps, and leads back to neither that nor the token. */
const idOf = ({ hash }: Session): string =>
  createHash("sha256").update(`konta session id 1|${hash}`).digest("base64url").slice(0, 22);

/** Where this person is signed in, the one that asks first, then the newest. */
export function listOwnSessions(db: Database, { session, me }: HeldSession, now: number): OwnSession[] {
  return sessionsOf(db, me.staffId)
    .filter((each) => !isOver(each, now))
    .map((each) => ({
      id: idOf(each),
      device: each.device,
      begunAt: each.createdAt,
      lastSeenAt: each.lastSeenAt,
      current: each.hash === session.hash,
    }))
    .toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt);
}

/** @returns false when there is none of this id, or it is somebody else's */
export function endOwnSession(db: Database, { me }: HeldSession, id: string, now: number): boolean {
  const session = sessionsOf(db, me.staffId).find((each) => idOf(each) === id);
  if (!session) return false;
  inTransaction(db, () => {
    endSession(db, session.hash);
    writeAudit(db, { at: now, staffId: me.staffId, what: "session-ended", subject: id });
  });
  return true;
}

/** Ends every session but the one that asks. @returns how many */
export function endOtherSessions(db: Database, { session, me }: HeldSession, now: number): number {
  const others = sessionsOf(db, me.staffId).filter(({ hash }) => hash !== session.hash);
  inTransaction(db, () => {
    for (const { hash } of others) endSession(db, hash);
    writeAudit(db, { at: now, staffId: me.staffId, what: "other-sessions-ended", subject: null });
  });
  return others.length;
}
