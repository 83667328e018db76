import { randomBytes } from "node:crypto";
import { assert } from "@konta/shared/base/assert";
import { dayAt, instantOf, type LocalDate } from "@konta/shared/base/local-date";
import { acceptablePassword, hashPassword } from "../accounts/password";
import { accountOf, putAccount } from "../db/accounts";
import { inTransaction, type Database } from "../db/open-database";
import { readRecord } from "../db/records";
import { applySystemOps } from "../sync/system-ops";
import { type DemoBatch, type DemoSize, USUAL_DEMO } from "./demo-batch";
import { seedDisagreements } from "./demo-disagreements";
import { demoOutings, outingBatch } from "./demo-outings";
import { demoPeople } from "./demo-people";
import { DemoRandom } from "./demo-random";
import { demoReferrals } from "./demo-referrals";
import { demoSpecial } from "./demo-special";
import { DEMO_STAFF, demoPasswordOf, staffIdOf } from "./demo-staff";
import { demoVisits } from "./demo-visits";

const SEED = 20_261_123;
const BATCHES_PER_TRANSACTION = 500;

/** The whole story in the order in which it happened. Pure: the same input gives the same ids and values. */
export function demoStory(size: DemoSize, today: LocalDate): DemoBatch[] {
  const random = new DemoRandom(SEED);
  const { people, batches } = demoPeople(random, size.people, today);
  const visits = demoVisits(random, size.visits, people, today);
  return [
    ...demoOutings(today),
    ...batches,
    ...visits.batches,
    ...demoReferrals(random, size.referrals, visits.visits, today),
    ...demoSpecial(random, people),
  ].sort((a, b) => a.at - b.at);
}

function applyBatches(db: Database, batches: readonly DemoBatch[]): void {
  for (let from = 0; from < batches.length; from += BATCHES_PER_TRANSACTION)
    inTransaction(db, () => {
      for (const { at, author, records } of batches.slice(from, from + BATCHES_PER_TRANSACTION))
        applySystemOps(db, records, at, author);
    });
}

function seedStaff(db: Database, now: number): void {
  const records = DEMO_STAFF.map(({ username, ...facts }) => ({
    collection: "staff",
    id: staffIdOf(username),
    fields: { username, ...facts, active: true },
  }));
  applySystemOps(db, records, now);
}

async function seedAccounts(db: Database, now: number): Promise<void> {
  for (const { username } of DEMO_STAFF) {
    const password = acceptablePassword(demoPasswordOf(username));
    assert(password.ok, "the demo's passwords stand by the rules too");
    const passwordHash = await hashPassword(password.value);
    const staffId = staffIdOf(username);
    putAccount(db, { staffId, username, passwordHash, badge: randomBytes(16), active: true, createdAt: now });
  }
}

/** Fills a database that has its registry with an invented municipality; everything goes in as ops (rule M9). */
export async function seedDemo(db: Database, size: DemoSize = USUAL_DEMO, now = Date.now()): Promise<void> {
  seedStaff(db, now);
  applyBatches(db, demoStory(size, dayAt(now)));
  seedDisagreements(db, now);
  // Accounts come last: they tell that the seeding was finished, and an interrupted one is simply told again.
  await seedAccounts(db, now);
}

/** The demo has an outing today, and one tomorrow to look forward to, however long ago it was seeded. */
export function ensureOutings(db: Database, days: readonly LocalDate[]): void {
  for (const day of days) {
    const batch = outingBatch(day, instantOf(day, 0));
    if (batch.records.some(({ collection, id }) => readRecord(db, collection, id))) continue;
    applySystemOps(db, batch.records, batch.at, batch.author);
  }
}

export const hasDemo = (db: Database): boolean =>
  DEMO_STAFF.every(({ username }) => accountOf(db, staffIdOf(username)));
