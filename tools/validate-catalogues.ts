import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { validateCatalogues } from "@konta/shared/catalogue/validate-catalogues";

/**
 * `npx tsx tools/validate-catalogues.ts [folder]`: exits 1 and names file and path of the first error.
 * The build calls it, so that no broken catalogue is ever seeded.
 */
const folder = process.argv[2] ?? fileURLToPath(new URL("../shared/src/catalogue", import.meta.url));

function fail(file: string, path: string, message: string): never {
  console.error(path === "" ? `${file}: ${message}` : `${file}: ${path}: ${message}`);
  process.exit(1);
}

function parse(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch (error) {
    return fail(name, "", error instanceof Error ? error.message : String(error));
  }
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort();
const result = validateCatalogues(
  Object.fromEntries(names.map((name) => [name.slice(0, -".json".length), parse(name)])),
);
if (!result.ok) fail(result.error.file, result.error.path, result.error.message);
console.log(`${names.length} catalogues are valid`);
