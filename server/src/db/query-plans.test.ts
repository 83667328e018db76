import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { aRegistryRecord } from "../app-fixture";
import { type Database, openDatabase } from "./open-database";
import { highestNumber } from "./ops";
import { outingsOfDays } from "./records";
import { headsOf, sumsOf } from "./scope-heads";
import { sealBox } from "./seal-box";

/** How SQLite goes about what a piece of work asks for the first time of a database. */
function plansOf(work: (db: Database) => unknown): string[] {
  const db = openDatabase(":memory:", sealBox(randomBytes(32)));
  const { sqlite } = db;
  const prepare = sqlite.prepare.bind(sqlite);
  const asked: string[] = [];
  sqlite.prepare = (text: string) => {
    asked.push(text);
    return prepare(text);
  };
  work(db);
  return asked.flatMap((text) => {
    const values = [...text.matchAll(/\?/g)].map(() => "");
    const steps = prepare(`explain query plan ${text}`).all(...values) as { detail: string }[];
    return steps.map(({ detail }) => detail);
  });
}

const COSTS_ONE_STEP: [string, (db: Database) => unknown, string][] = [
  ["the greatest number of a replica", (db) => highestNumber(db, "r"), "op_number"],
  ["the outings of some days", (db) => outingsOfDays(db, "2026-11-16", "2026-12-07"), "record_outing_day"],
  ["the heads of some scopes", (db) => headsOf(db, ["registry"]), "sqlite_autoindex_scope_head_1"],
  ["the sums of some scopes", (db) => sumsOf(db, ["registry"]), "sqlite_autoindex_scope_head_1"],
];

test.each(COSTS_ONE_STEP)("[P9] what every exchange asks reads no whole table: %s", (_what, work, index) => {
  const plans = plansOf(work);
  expect(plans.some((detail) => detail.startsWith("SEARCH") && detail.includes(index))).toBe(true);
  expect(plans.filter((detail) => /^SCAN (?!json_each)/.test(detail))).toEqual([]);
});

test("the outings of these days, both included, whatever else lies there", () => {
  const db = openDatabase(":memory:", sealBox(randomBytes(32)));
  const days = ["2026-11-15", "2026-11-16", "2026-12-07", "2026-12-08"];
  for (const day of days) aRegistryRecord(db, "outing", `outing-${day}`, { day });
  aRegistryRecord(db, "visit", "visit", { day: "2026-11-20" });
  aRegistryRecord(db, "outing", "without-a-day", {});
  const found = outingsOfDays(db, "2026-11-16", "2026-12-07").map(({ id }) => id);
  expect(found.sort()).toEqual(["outing-2026-11-16", "outing-2026-12-07"]);
});
