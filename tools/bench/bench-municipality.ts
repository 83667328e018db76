import { randomBytes } from "node:crypto";
import type { Role } from "@konta/shared/access/role";
import { registryRecords } from "@konta/shared/catalogue/registry-records";
import type { Enrolled } from "@konta/shared/sync/enrolment";
import { enrol } from "../../server/src/accounts/enrol";
import type { StaffPerson } from "../../server/src/accounts/staff-person";
import { putAccount } from "../../server/src/db/accounts";
import { type Database, inTransaction, openDatabase } from "../../server/src/db/open-database";
import { sealBox } from "../../server/src/db/seal-box";
import { seedRegistry } from "../../server/src/registries/seed-registry";
import { applySystemOps, type SystemRecord } from "../../server/src/sync/system-ops";
import { BENCH_NOW, type BenchBatch, BenchRecords, type BenchSize } from "./bench-records";

const SEED = 20_261_123;
const BATCHES_PER_TRANSACTION = 1_000;
/** The six communities of the structure at which the measured nurse works. */
const COMMUNITIES = [
  "vil.avgeniki",
  "vil.siva",
  "vil.venerato",
  "vil.kerasia",
  "vil.kyparissi",
  "vil.agios_syllas",
];

const STAFF: Record<string, Role> = {
  nurse: "nurse",
  social: "social_worker",
  mediator: "mediator",
  clerk: "clerk",
  driver: "driver",
};

const namesOf = (collection: string): string[] =>
  registryRecords()
    .filter((record) => record.collection === collection)
    .map(({ id }) => id);

export const benchRecords = (): BenchRecords =>
  new BenchRecords(SEED, {
    communities: COMMUNITIES,
    services: namesOf("service"),
    agencies: namesOf("agency"),
  });

function staffRecords(): SystemRecord[] {
  return [
    {
      collection: "structure",
      id: "str.bench",
      fields: { el: "Μέτρηση", kind: "central", areas: COMMUNITIES },
    },
    ...Object.entries(STAFF).map(([username, role]) => ({
      collection: "staff",
      id: `staff.${username}`,
      fields: {
        name: `Μέτρηση ${username}`,
        shortCode: username,
        username,
        roles: [role],
        structure: "str.bench",
        active: true,
      },
    })),
  ];
}

/** An enrolled device of the measured nurse, with its keys, as the server issues it. */
export function enrolNurse(db: Database): Enrolled {
  const nurse: StaffPerson = {
    staffId: "staff.nurse",
    name: "Μέτρηση",
    shortCode: "nurse",
    roles: ["nurse"],
    structure: "str.bench",
  };
  const device = enrol(db, nurse, { kind: "field", device: "bench" }, BENCH_NOW, true);
  if (!device.ok) throw new Error("the bench's nurse cannot enrol");
  return device.value;
}

/** @param file path of the SQLite file, or `:memory:` */
export function benchDatabase(file = ":memory:"): Database {
  const db = openDatabase(file, sealBox(randomBytes(32)));
  seedRegistry(db, BENCH_NOW);
  applySystemOps(db, staffRecords(), BENCH_NOW);
  putAccount(db, {
    staffId: "staff.nurse",
    username: "nurse",
    passwordHash: "nobody signs in here",
    badge: randomBytes(16),
    active: true,
    createdAt: BENCH_NOW,
  });
  return db;
}

/** Everything goes in as ops, one save after the other, as it does in life. */
export function fill(db: Database, batches: readonly BenchBatch[]): void {
  for (let from = 0; from < batches.length; from += BATCHES_PER_TRANSACTION)
    inTransaction(db, () => {
      for (const { at, author, records } of batches.slice(from, from + BATCHES_PER_TRANSACTION))
        applySystemOps(db, records, at, author);
    });
}

/** 2,000 full persons, 2,000 links, 4,000 visits with notes, 1,000 referrals, 1,000 tasks. */
export const FIRST_10K: BenchSize = {
  persons: 2_000,
  full: true,
  links: 2_000,
  visits: 4_000,
  notes: true,
  referrals: 1_000,
  tasks: 1_000,
};
/** 20,000 persons with their names, 60,000 visits, 10,000 referrals. */
export const FIRST_90K: BenchSize = {
  persons: 20_000,
  full: false,
  links: 0,
  visits: 60_000,
  notes: false,
  referrals: 10_000,
  tasks: 0,
};
