import { dayAt, instantOf } from "@konta/shared/base/local-date";
import { countConflicts } from "../db/conflict-reads";
import { countRecords } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { countWaiting } from "../db/waiting-reads";
import { listDevices } from "./list-devices";
import { waitingFor } from "./list-quarantine";
import type { Reader } from "./reader";

/** The office's first glance: what came in today, what is disputed, what waits, who is silent. */
export function reviewSummary(db: Database, reader: Reader, now: number) {
  const from = instantOf(dayAt(now), 0);
  const scopes = [...reader.scopes];
  const today = (collection: string) => countRecords(db, { collection, scopes, from });
  return {
    today: { people: today("beneficiary"), visits: today("visit"), referrals: today("referral") },
    openConflicts: countConflicts(db, { open: true, scopes }),
    quarantine: countWaiting(db, waitingFor(db, reader)),
    silentDevices: listDevices(db, reader, now).items.filter(({ silent }) => silent).length,
  };
}
