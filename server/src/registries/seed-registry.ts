import { registryRecords } from "@konta/shared/catalogue/registry-records";
import { sameValue } from "@konta/shared/sync/same-value";
import type { Database } from "../db/open-database";
import { opAt } from "../db/ops";
import { readRecord, type StoredRecord } from "../db/records";
import { applySystemOps, type SystemRecord } from "../sync/system-ops";

/** Whether only the system ever said what stands in a field. */
const isUntouched = (db: Database, stored: StoredRecord, field: string): boolean =>
  (stored.versions[field] ?? []).every((seq) => opAt(db, seq)?.kept.author === "");

/** What the catalogue says otherwise about a record, in fields that no person ever edited; null for nothing. */
function upgradeOf(db: Database, stored: StoredRecord, wanted: SystemRecord): SystemRecord | null {
  const names = new Set([...Object.keys(wanted.fields), ...Object.keys(stored.fields)]);
  const changed = [...names].filter(
    (name) => !sameValue(stored.fields[name], wanted.fields[name]) && isUntouched(db, stored, name),
  );
  if (changed.length === 0 || stored.deleted) return null;
  return {
    ...wanted,
    fields: Object.fromEntries(changed.map((name) => [name, wanted.fields[name] ?? null])),
  };
}

/**
 * Brings the registry to what the catalogues of this version say: missing records are made, fields that the office
 * never edited are updated, and everything else stays as it is (rule M9).
 * @returns how many records changed
 */
export function seedRegistry(
  db: Database,
  now: number,
  catalogue: readonly SystemRecord[] = registryRecords(),
): number {
  const changes = catalogue.flatMap((wanted) => {
    const stored = readRecord(db, wanted.collection, wanted.id);
    return stored === null ? wanted : (upgradeOf(db, stored, wanted) ?? []);
  });
  applySystemOps(db, changes, now);
  return changes.length;
}
