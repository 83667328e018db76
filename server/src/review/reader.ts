import { type MergedPeople, mergedPeople } from "@konta/shared/people/merged-people";
import { redirectsWithin } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { readRecord, type StoredRecord } from "../db/records";
import { grantedScopes } from "../sync/granted-scopes";
import type { StaffPerson } from "../accounts/staff-person";

/** Somebody who reads, and the scopes outside of which nothing exists for them: the same as for their devices (rule S1). */
export interface Reader {
  me: StaffPerson;
  scopes: ReadonlySet<string>;
}

export const readerOf = (db: Database, me: StaffPerson, now: number): Reader => ({
  me,
  scopes: grantedScopes(db, me.staffId, "office", now)?.reach ?? new Set<string>(),
});

/** A record as far as this reader may know; "not there" and "not yours" are the same null. */
export function readable(db: Database, reader: Reader, collection: string, id: string): StoredRecord | null {
  const stored = readRecord(db, collection, id);
  return stored && !stored.deleted && reader.scopes.has(stored.scope) ? stored : null;
}

/** Which people are one in the eyes of this reader (rules B1, B3). */
export const mergesFor = (db: Database, reader: Reader): MergedPeople =>
  mergedPeople(
    redirectsWithin(db, [...reader.scopes]),
    (id) => readable(db, reader, "beneficiary", id) !== null,
  );

export const staffNameOf = (db: Database, staffId: string | undefined): string => {
  const name = staffId ? readRecord(db, "staff", staffId)?.fields.name : undefined;
  return typeof name === "string" ? name : "";
};
