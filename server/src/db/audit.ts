import { createHash } from "node:crypto";
import { asc, count, desc, gt } from "drizzle-orm";
import { type Database, inTransaction } from "./open-database";
import { audit } from "./tables";

/** What is written down: who did or saw what, by ids, never by values. */
export type Deed =
  | "sign-in"
  /** A right password with a wrong code. */
  | "code-refused"
  | "recovery-code-used"
  | "factor-set-up"
  | "factor-removed"
  | "factor-reset"
  | "session-ended"
  | "other-sessions-ended"
  | "password-changed"
  | "enrolment"
  | "device-lost"
  | "device-stolen"
  | "device-retired"
  | "device-found"
  | "device-wiped"
  | "person-read"
  | "person-erased"
  | "put-back-noticed"
  | "user-added"
  | "user-reset"
  | "user-deactivated";

export interface AuditEntry {
  at: number;
  /** Empty for what was done by command on the server itself, or by the server. */
  staffId: string;
  what: Deed;
  /** Whom or what it was done to: a person's id, a replica's, a colleague's. */
  subject: string | null;
}

/** What the first line continues. */
const BEGINNING = "";

/** Each line's chain covers the one before, so that a changed or missing line breaks every later one. */
const chainOf = (
  before: string,
  { at, staffId, what, subject }: Omit<AuditEntry, "what"> & { what: string },
) =>
  createHash("sha256")
    .update(JSON.stringify([before, at, staffId, what, subject]))
    .digest("base64url");

export function writeAudit(db: Database, entry: AuditEntry): void {
  inTransaction(db, () => {
    const last = db.orm.select({ chain: audit.chain }).from(audit).orderBy(desc(audit.id)).limit(1).get();
    const chain = chainOf(last?.chain ?? BEGINNING, entry);
    db.orm
      .insert(audit)
      .values({ ...entry, chain })
      .run();
  });
}

const LINES_AT_ONCE = 10_000;

/**
 * Follows the whole chain.
 * @returns the number of lines, the head of the chain, and the first line that does not continue the one before it. A tail
 * that was cut off shows only against a head that was noted elsewhere.
 */
export function verifyAudit(db: Pick<Database, "orm">): {
  lines: number;
  head: string;
  brokenAt: number | null;
} {
  let head = BEGINNING;
  let lines = 0;
  let last = 0;
  for (;;) {
    const rows = db.orm
      .select()
      .from(audit)
      .where(gt(audit.id, last))
      .orderBy(asc(audit.id))
      .limit(LINES_AT_ONCE)
      .all();
    if (rows.length === 0) return { lines, head, brokenAt: null };
    for (const row of rows) {
      lines += 1;
      // Ids count up by one: a gap is a line that was taken out.
      if (row.id !== last + 1 || row.chain !== chainOf(head, row)) return { lines, head, brokenAt: row.id };
      head = row.chain;
      last = row.id;
    }
  }
}

/** The newest lines. */
export const auditLines = (db: Database, limit: number, offset: number) =>
  db.orm.select().from(audit).orderBy(desc(audit.id)).limit(limit).offset(offset).all();

export const countAudit = (db: Database): number =>
  db.orm.select({ total: count() }).from(audit).get()?.total ?? 0;
