import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { bundleProblems, bundleSizes } from "./bundle-size.mjs";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A built client of these files; all but `later.js` and what nobody lists belong to the installed app. */
function aDist(files: Record<string, string>): string {
  const dist = mkdtempSync(join(tmpdir(), "konta-dist-"));
  folders.push(dist);
  const all: Record<string, string> = {
    "index.html": '<script type="module" crossorigin src="/assets/main.js"></script>',
    "service-worker.js":
      'precache([{"revision":null,"url":"assets/main.js"},{url:`index.html`,revision:"1"}])',
    "assets/main.js": "",
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), text);
  }
  return dist;
}

const paths = (files: readonly { path: string }[]): string[] =>
  files.map(({ path }) => path).toSorted((a, b) => (a < b ? -1 : 1));

/** Text that no compressor makes small. */
const noise = (bytes: number): string => {
  let state = 1;
  return Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (state % 90));
  }).join("");
};

describe("the size of the built client", () => {
  test("what is imported statically is loaded at once, what is imported on demand is not", () => {
    const dist = aDist({
      "assets/main.js":
        'import{a as b}from"./shared.js";import"./side.js";const later=()=>import("./later.js");',
      "assets/shared.js": 'var x=1;export*from"./deep.js";export{x as a};',
      "assets/side.js": "",
      "assets/deep.js": 'import{c}from"./shared.js";',
      "assets/later.js": "",
    });
    const { firstRoute } = bundleSizes(dist);
    expect(paths(firstRoute.files)).toEqual([
      "assets/deep.js",
      "assets/main.js",
      "assets/shared.js",
      "assets/side.js",
    ]);
  });

  test("the installed app is what the service worker lists, and the service worker", () => {
    const { precache } = bundleSizes(aDist({ "assets/unlisted.js": "" }));
    expect(paths(precache.files)).toEqual(["assets/main.js", "index.html", "service-worker.js"]);
  });

  test("a bundle over its limit is named with its largest files", () => {
    const dist = aDist({ "assets/main.js": `"${noise(300_000).replaceAll(/["\\]/g, "_")}"` });
    const [problem, ...others] = bundleProblems(dist);
    expect(problem).toMatch(/^bundle\.firstRoute: \d+ bytes gzipped, limit 190000 \(assets\/main\.js /);
    expect(others).toEqual([]);
    expect(bundleProblems(aDist({}))).toEqual([]);
  });

  test("a list of files that cannot be read is an error, not a small number", () => {
    expect(() => bundleSizes(aDist({ "service-worker.js": "precache()" }))).toThrow(/not understood/);
  });
});
