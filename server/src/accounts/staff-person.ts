import { ROLES, type Role } from "@konta/shared/access/role";
import { isAccountOpen } from "../db/accounts";
import type { Database } from "../db/open-database";
import { readRecord, type StoredRecord } from "../db/records";

/** Who asks: what the staff directory says, never the account (rule: roles are a matter of the registry). */
export interface StaffPerson {
  staffId: string;
  name: string;
  shortCode: string;
  roles: Role[];
  structure: string;
}

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const staffPersonOf = (record: StoredRecord): StaffPerson => ({
  staffId: record.id,
  name: textOf(record.fields.name),
  shortCode: textOf(record.fields.shortCode),
  roles: Array.isArray(record.fields.roles) ? record.fields.roles.filter(isRole) : [],
  structure: textOf(record.fields.structure),
});

/** Whether somebody works here: one truth for signing in, for sessions and for the exchange. */
export const isActive = (db: Database, staff: StoredRecord): boolean =>
  !staff.deleted && staff.fields.active === true && isAccountOpen(db, staff.id);

/** Null for somebody who is not, or no longer, on the staff. */
export function activeStaff(db: Database, staffId: string): StaffPerson | null {
  const record = readRecord(db, "staff", staffId);
  return record && isActive(db, record) ? staffPersonOf(record) : null;
}
