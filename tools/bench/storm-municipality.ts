import { randomBytes } from "node:crypto";
import type { Role } from "@konta/shared/access/role";
import { assert } from "@konta/shared/base/assert";
import { registryRecords } from "@konta/shared/catalogue/registry-records";
import { enrol } from "../../server/src/accounts/enrol";
import { putAccount } from "../../server/src/db/accounts";
import type { Database } from "../../server/src/db/open-database";
import { openKonta } from "../../server/src/open-konta";
import { seedRegistry } from "../../server/src/registries/seed-registry";
import { applySystemOps } from "../../server/src/sync/system-ops";
import { fill } from "./bench-municipality";
import { BENCH_NOW, BenchRecords } from "./bench-records";
import { type SharedRecord, START_WITHIN_MS, type StormArea, type StormBrief } from "./storm-plan";

const AREAS = 5;
const COMMUNITIES_PER_AREA = 4;
const PERSONS_PER_AREA = 300;
const SEED = 20_261_124;
/** Who works in an area; a nurse's health records are the sealed ones. */
const ROLES: readonly Role[] = ["nurse", "social_worker", "mediator", "nurse", "social_worker"];

export interface Folders {
  dataFolder: string;
  keysFolder: string;
}

const idsOf = (collection: string): string[] =>
  registryRecords()
    .filter((record) => record.collection === collection)
    .map(({ id }) => id);

const structureOf = (area: number): string => `str.storm${area}`;

/** One area: its structure, and people whom every device there had on screen before. */
function foundArea(db: Database, area: number, communities: string[]): StormArea {
  const fields = { el: `Μέτρηση ${area}`, kind: "central", areas: communities };
  applySystemOps(db, [{ collection: "structure", id: structureOf(area), fields }], BENCH_NOW);
  const place = { communities, services: idsOf("service"), agencies: idsOf("agency") };
  const size = {
    persons: PERSONS_PER_AREA,
    full: true,
    links: 0,
    visits: 0,
    notes: false,
    referrals: 0,
    tasks: 0,
  };
  const story = new BenchRecords(SEED + area, place).story(size);
  fill(db, story);
  const seqOf = db.sqlite.prepare("select seq from record where collection = ? and id = ?");
  const shared = story
    .flatMap(({ records }) => records)
    .filter(({ collection }) => collection === "beneficiary" || collection === "phone")
    .map(({ collection, id }): SharedRecord => {
      const { seq } = seqOf.get(collection, id) as { seq: number };
      return { collection, id, seq };
    });
  return { communities, shared };
}

/** Somebody who works in an area, with a device. */
function enrolDevice(db: Database, n: number, area: number) {
  const roles = [ROLES[Math.floor(n / AREAS) % ROLES.length] ?? "nurse"];
  const [staffId, username] = [`staff.storm${n}`, `storm${n}`];
  const me = { name: `Μέτρηση ${n}`, shortCode: username, roles, structure: structureOf(area) };
  const record = { collection: "staff", id: staffId, fields: { ...me, username, active: true } };
  applySystemOps(db, [record], BENCH_NOW);
  const passwordHash = "nobody signs in here";
  const account = {
    staffId,
    username,
    passwordHash,
    badge: randomBytes(16),
    active: true,
    createdAt: BENCH_NOW,
  };
  putAccount(db, account);
  const device = enrol(db, { staffId, ...me }, { kind: "field", device: "storm" }, BENCH_NOW, true);
  assert(device.ok, "a new person may bind a device");
  return device.value;
}

/** A municipality of five areas in a file, with every device enrolled; closed again, so that the server can have it. */
export function foundStorm(folders: Folders, devices: number, ops: number): Omit<StormBrief, "origin"> {
  const konta = openKonta(folders, BENCH_NOW);
  assert(konta.ok, "the folders are new");
  const { db, close } = konta.value;
  try {
    seedRegistry(db, BENCH_NOW);
    const all = idsOf("community");
    assert(all.length >= AREAS * COMMUNITIES_PER_AREA, "the catalogue has enough communities");
    const areas = Array.from({ length: AREAS }, (_, area) =>
      foundArea(db, area, all.slice(area * COMMUNITIES_PER_AREA, (area + 1) * COMMUNITIES_PER_AREA)),
    );
    return {
      epoch: db.epoch,
      ops,
      areas,
      services: idsOf("service"),
      agencies: idsOf("agency"),
      devices: Array.from({ length: devices }, (_, n) => ({
        enrolled: enrolDevice(db, n, n % AREAS),
        area: n % AREAS,
        seed: SEED + 1_000 + n,
        startsAfterMs: (n * START_WITHIN_MS) / devices,
      })),
    };
  } finally {
    close();
  }
}
