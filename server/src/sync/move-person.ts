import { areaScope, compartmentOf } from "@konta/shared/sync/scope";
import type { Database } from "../db/open-database";
import { announceGone, recordsOfPerson, writeRecord } from "../db/records";
import { nextSeq } from "../db/sequence";

/**
 * What hangs on a person follows to the community she lies in now; the scope it leaves is told (rule S3).
 * @returns how many records moved
 */
export function movePerson(db: Database, personId: string, community: string | null): number {
  let moved = 0;
  for (const stored of recordsOfPerson(db, personId)) {
    const scope = areaScope(community, compartmentOf(stored.scope));
    if (scope === stored.scope) continue;
    announceGone(db, stored.scope, nextSeq(db), stored.collection, stored.id);
    writeRecord(db, { ...stored, scope, seq: nextSeq(db) });
    moved += 1;
  }
  return moved;
}
