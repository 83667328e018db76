import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Sqlite } from "./sqlite-driver";

/** One change to the tables, as drizzle-kit wrote it down; what was taken stands in drizzle's own table. */
export interface SchemaStep {
  name: string;
  when: number;
  sql: string;
}

/** A newer version could not change this database; nothing of what it began is in the file (rule V3). */
export class StepFailed extends Error {
  readonly step: string;

  constructor(step: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.step = step;
  }
}

export const shippedSteps = (): string => fileURLToPath(new URL("./migrations", import.meta.url));

/** @param folder the steps' SQL files and their journal */
export function stepsIn(folder: string): SchemaStep[] {
  const journal = readFileSync(join(folder, "meta", "_journal.json"), "utf8");
  const { entries } = JSON.parse(journal) as { entries: { tag: string; when: number }[] };
  return entries.map(({ tag: name, when }) => ({
    name,
    when,
    sql: readFileSync(join(folder, `${name}.sql`), "utf8"),
  }));
}

/** How many steps a file has taken; null where the first opening did not come to its end. */
export function takenSteps(sqlite: Sqlite): number | null {
  const isThere = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  if (!isThere) return null;
  const row = sqlite.prepare("SELECT count(*) AS steps FROM __drizzle_migrations").get() as { steps: number };
  return row.steps;
}

/** The steps that a database has not taken yet. */
export function waitingSteps(sqlite: Sqlite, folder: string): SchemaStep[] {
  const steps = stepsIn(folder);
  if (takenSteps(sqlite) === null) return steps;
  const row = sqlite.prepare("SELECT max(created_at) AS newest FROM __drizzle_migrations").get() as {
    newest: number | null;
  };
  return steps.filter(({ when }) => when > (row.newest ?? 0));
}

/** Takes one step, inside the caller's transaction: steps and what follows them are one change, or none. */
export function takeStep(sqlite: Sqlite, { sql, when }: SchemaStep): void {
  sqlite.exec(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
  );
  sqlite.exec(sql);
  sqlite
    .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
    .run(createHash("sha256").update(sql).digest("hex"), when);
}
