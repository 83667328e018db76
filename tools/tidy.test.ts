import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What git holds or would hold: ignored folders are not ours to tidy. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));
const read = (path: string) => readFileSync(join(root, path), "utf8");

const isSource = (path: string) => /\.(ts|tsx|mjs|css)$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$|\.story\.ts$/.test(path);
const isText = (path: string) => !/\.(png|ico|woff2|wasm)$/.test(path) && path !== "package-lock.json";

const MAX_LINES = 300;
const DRAWERS = new Set(["utils", "util", "helpers", "common", "types", "misc", "lib"]);
const KEBAB = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const NAMED_BY_OTHERS =
  /^(README(\.el)?|ARCHITECTURE|CONTRIBUTING|SECURITY)\.md$|^(LICENSE|NOTICE)$|^\.|^_journal\.json$|^\d{4}_/;

/** One entry per offence in a file's text; a pattern is written so that this file does not offend itself. */
const BAD_WORDS: readonly { what: string; pattern: RegExp; where: (path: string) => boolean }[] = [
  { what: "a note of work left undone", pattern: /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/, where: isSource },
  {
    what: "a test that does not run",
    pattern: /\b(?:test|it|describe|story)\.(?:sk[i]p|on[l]y|to[d]o|fix[m]e)\b/,
    where: isTest,
  },
  // A story's own time limit (`story.setTimeout`) is no sleep.
  { what: "a sleep in a test", pattern: /waitFor[T]imeout|(?<!\bstory\.)\bset[T]imeout\(/, where: isTest },
  { what: "silence for the compiler", pattern: /@ts-(?:ig[n]ore|no[c]heck|expect-er[r]or)/, where: isSource },
  {
    what: "a path of a machine",
    pattern: /(?:^|[\s"'`(=:])\/(?:ho[m]e|Us[e]rs|ro[o]t|wo[r]k|tm[p])\/[A-Za-z0-9]/m,
    where: isText,
  },
  {
    what: "a registry's host",
    pattern: /registry\.[n]pmjs|npm\.pkg\.[g]ithub|registry\.[y]arnpkg/,
    where: isText,
  },
  // A formatter turns the marks into quotations.
  { what: "two sides of a merge", pattern: /^\s*(?:[<]{7} |[>]{7} |(?:> ){7})/m, where: isText },
];

const offences = (check: (path: string) => boolean) => files.filter(check);

describe("files", () => {
  test("git lists them", () => {
    expect(files.length).toBeGreaterThan(300);
  });

  test(`sources have at most ${MAX_LINES} lines`, () => {
    const long = offences((path) => isSource(path) && read(path).split("\n").length - 1 > MAX_LINES);
    expect(long).toEqual([]);
  });

  test("names are kebab-case after their one job", () => {
    const named = offences((path) =>
      path.split("/").some((part) => !KEBAB.test(part) && !NAMED_BY_OTHERS.test(part)),
    );
    expect(named).toEqual([]);
  });

  test("there is no index file", () => {
    expect(offences((path) => /^index\.(ts|tsx|js|mjs)$/.test(basename(path)))).toEqual([]);
  });

  test("there is no drawer", () => {
    expect(offences((path) => path.split("/").some((part) => DRAWERS.has(part)))).toEqual([]);
  });
});

describe("texts", () => {
  test.each(BAD_WORDS)("hold no $what", ({ pattern, where }) => {
    expect(offences((path) => where(path) && pattern.test(read(path)))).toEqual([]);
  });

  // In pieces, so that this file does not offend itself.
  test.each([
    [["// TO", "DO later"], 0],
    [["test.sk", 'ip("x", () => {})'], 1],
    [["await page.waitFor", "Timeout(100);"], 2],
    [["await new Promise((done) => set", "Timeout(done, 5));"], 2],
    [["// @ts-ig", "nore"], 3],
    [['open("/ho', 'me/anna/konta")'], 4],
    [["https://registry.n", "pmjs.org/"], 5],
    [["text\n  <<<<", "<<< HEAD"], 6],
    [["> > > >", " > > > a-branch"], 6],
  ] as const)("%j is seen", (pieces, which) => {
    expect(BAD_WORDS[which]?.pattern.test(pieces.join(""))).toBe(true);
  });

  test("every exception from the linter says why", () => {
    const silent = files
      .filter(isSource)
      .flatMap((path) =>
        [...read(path).matchAll(/(?:ox|es)lint-disable[\w-]*([^\n]*)/g)].map(([, rest = ""]) => ({
          path,
          rest,
        })),
      )
      .filter(({ rest }) => !/ -- \S+ \S+/.test(rest))
      .map(({ path }) => path);
    expect(silent.filter((path) => path !== "tools/tidy.test.ts")).toEqual([]);
  });
});

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

describe("dependencies", () => {
  test.each(["package.json", ...["shared", "server", "client", "e2e"].map((name) => `${name}/package.json`)])(
    "%s asks for exact versions",
    (path) => {
      const { dependencies, devDependencies } = JSON.parse(read(path)) as Manifest;
      const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
        ([, version]) => !/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
      );
      expect(loose).toEqual([]);
    },
  );

  test("the lock file names no host", () => {
    expect(read("package-lock.json")).not.toMatch(/"reso[l]ved": "https?:/);
  });
});
