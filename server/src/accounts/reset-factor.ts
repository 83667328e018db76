import { writeAudit } from "../db/audit";
import { type Database, inTransaction } from "../db/open-database";
import { dropFactor } from "../db/second-factors";
import { endSessionsOf } from "../db/sessions";

/**
 * Takes somebody's second factor away, by command: phone and recovery codes are gone. Sessions end with it, for one of
 * them may be in the hands of whoever has the phone. @returns false when there was none
 */
export const resetFactor = (db: Database, staffId: string, now: number): boolean =>
  inTransaction(db, () => {
    if (!dropFactor(db, staffId)) return false;
    endSessionsOf(db, staffId);
    writeAudit(db, { at: now, staffId: "", what: "factor-reset", subject: staffId });
    return true;
  });
