import { registryRecords } from "@konta/shared/catalogue/registry-records";
import type { Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { applySystemOps } from "../sync/system-ops";

/** Puts the catalogues' records that are not there yet into the registry; what the office changed stays as it is. */
export function seedRegistry(db: Database, now: number): number {
  const missing = registryRecords().filter(({ collection, id }) => readRecord(db, collection, id) === null);
  applySystemOps(db, missing, now);
  return missing.length;
}
