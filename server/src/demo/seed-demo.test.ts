import { randomBytes } from "node:crypto";
import { checkIdentifier } from "@konta/shared/people/identifiers";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../db/open-database";
import { recordsOf } from "../db/records";
import { sealBox } from "../db/seal-box";
import { seedRegistry } from "../registries/seed-registry";
import { demoAfm, demoAmka } from "./demo-numbers";
import { demoStory, ensureOutings, hasDemo, seedDemo } from "./seed-demo";

const TODAY = "2026-11-23";
const NOW = Date.UTC(2026, 10, 23, 8);
const SIZE = { people: 60, visits: 100, referrals: 20 };

describe("the demo's story", () => {
  test("the same input gives the same records in the same order", () => {
    expect(demoStory(SIZE, TODAY)).toEqual(demoStory(SIZE, TODAY));
  });

  test("another day tells another story of the same people", () => {
    const ids = (day: string) =>
      demoStory(SIZE, day)
        .flatMap(({ records }) => records)
        .filter(({ collection }) => collection === "beneficiary")
        .map(({ id }) => id);
    expect(new Set(ids("2026-11-24"))).toEqual(new Set(ids(TODAY)));
  });

  test("nothing is written after today, and every id is its own", () => {
    const story = demoStory(SIZE, TODAY);
    const later = story.filter(
      ({ at, records }) => at > NOW && records.some((r) => r.collection !== "outing"),
    );
    expect(later).toEqual([]);
    const made = story.flatMap(({ records }) => records).filter((r) => r.collection !== "outing");
    expect(new Set(made.map(({ collection, id }) => `${collection} ${id}`)).size).toBe(made.length);
  });

  test("no number could be a real person's", () => {
    for (let n = 0; n < 200; n += 1) {
      const amka = checkIdentifier("amka", demoAmka(n, 1950 + (n % 70), n % 2 === 0));
      expect(amka.ok && amka.value.warnings).toEqual(["date"]);
      const afm = demoAfm(n);
      expect(afm).toMatch(/^0000/);
      expect(checkIdentifier("afm", afm)).toMatchObject({ ok: true, value: { verified: true } });
    }
  });
});

test("[M9] a seeded demo holds what was told, taken in as ops", async () => {
  const db = openDatabase(":memory:", sealBox(randomBytes(32)));
  expect(seedRegistry(db, NOW)).toBeGreaterThan(100);
  expect(seedRegistry(db, NOW)).toBe(0);
  expect(hasDemo(db)).toBe(false);
  await seedDemo(db, SIZE, NOW);
  expect(hasDemo(db)).toBe(true);
  expect(recordsOf(db, "beneficiary")).toHaveLength(SIZE.people);
  expect(recordsOf(db, "visit")).toHaveLength(SIZE.visits);
  expect(recordsOf(db, "referral")).toHaveLength(SIZE.referrals);
  const disputed = recordsOf(db, "conflict").map(({ fields }) => [fields.collection, fields.field].join("."));
  expect(disputed.sort()).toEqual([
    "allergy.reaction",
    "beneficiary.howToFind",
    "beneficiary.motherName",
    "beneficiary.settlement",
  ]);
  for (const name of ["task", "visitNote", "allergy", "psychNote", "legalNote", "safeAddress", "document"])
    expect(recordsOf(db, name).length, name).toBeGreaterThan(0);
  const outings = recordsOf(db, "outing");
  expect(outings.some(({ fields }) => fields.day === TODAY && fields.closedAt === undefined)).toBe(true);
  ensureOutings(db, [TODAY, "2027-03-01"]);
  expect(recordsOf(db, "outing")).toHaveLength(outings.length + 1);
});
