import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const shared = fileURLToPath(new URL("../shared/src", import.meta.url));

/** Every module a file reaches by imports inside `shared`, the JSON ones included. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (file.endsWith(".json")) return seen;
  for (const [, target = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
    const path = join(dirname(file), target);
    reached(path.endsWith(".json") ? path : `${path}.ts`, seen);
  }
  return seen;
}

const catalogues = (file: string) => [...reached(file)].filter((path) => path.endsWith(".json"));

test("what devices need of the registry reaches no catalogue file: they receive the catalogues by the exchange", () => {
  const registry = join(shared, "domain/registry");
  const files = readdirSync(registry)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(registry, name));
  expect(files.length).toBeGreaterThan(9);
  for (const file of [...files, join(shared, "catalogue/usual-services.ts")])
    expect(catalogues(file), file).toEqual([]);
});

test("the fence sees a catalogue file where there is one", () => {
  expect(catalogues(join(shared, "catalogue/registry-records.ts")).length).toBe(8);
});
