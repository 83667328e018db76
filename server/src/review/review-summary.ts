import { dayAt, instantOf } from "@konta/shared/base/local-date";
import { countRecords } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { listConflicts } from "./list-conflicts";
import { listDevices } from "./list-devices";
import { listQuarantine } from "./list-quarantine";
import type { Reader } from "./reader";

/** The office's first glance: what came in today, what is disputed, what waits, who is silent. */
export function reviewSummary(db: Database, reader: Reader, now: number) {
  const from = instantOf(dayAt(now), 0);
  const scopes = [...reader.scopes];
  const today = (collection: string) => countRecords(db, { collection, scopes, from });
  return {
    today: { people: today("beneficiary"), visits: today("visit"), referrals: today("referral") },
    openConflicts: listConflicts(db, reader, "open").total,
    quarantine: listQuarantine(db, reader).total,
    silentDevices: listDevices(db, reader, now).items.filter(({ silent }) => silent).length,
  };
}
