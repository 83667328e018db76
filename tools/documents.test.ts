import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** Targets of links and pictures inside the project. */
const links = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.split("#")[0] ?? "")
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));

test.each(documents)("every link of %s leads somewhere", (path) => {
  const dead = links(read(path)).filter((target) => !existsSync(join(root, dirname(path), target)));
  expect(dead).toEqual([]);
});

/** The part of ARCHITECTURE.md under a heading. */
function chapter(heading: string): string {
  const text = read("ARCHITECTURE.md");
  const from = text.indexOf(`### ${heading}\n`);
  expect(from).toBeGreaterThan(0);
  const to = text.indexOf("\n### ", from + 1);
  return text.slice(from, to < 0 ? undefined : to);
}

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);
const inCode = (text: string) => found(text, /`([^`\n]+)`/g);

describe("the five lists are whole", () => {
  test("routes", () => {
    const routes = found(read("client/src/app/routes/route-table.ts"), /path: "([^"]+)"/g);
    expect(routes.length).toBeGreaterThan(5);
    expect(new Set(inCode(chapter("Routes")))).toEqual(new Set(routes));
  });

  test("server tables", () => {
    const tables = found(read("server/src/db/tables.ts"), /sqliteTable\(\s*"(\w+)"/g);
    expect(new Set(inCode(chapter("Server tables")))).toEqual(new Set(tables));
  });

  test("device tables", () => {
    const stores = ["replica", "keyring"].map((name) => {
      const text = read(`client/src/data/${name}-database.ts`);
      return /\.stores\(\{([^}]+)\}/.exec(text)?.[1] ?? "";
    });
    const tables = found(stores.join(","), /(\w+): "/g);
    expect(tables.length).toBeGreaterThan(5);
    expect(new Set(inCode(chapter("Device tables")))).toEqual(new Set(tables));
  });

  test("API: every path the office reads is listed", () => {
    const paths = found(read("server/src/review/review-routes.ts"), /routes\.get\("([^"]+)"/g);
    const listed = chapter("API");
    expect(paths.filter((path) => !listed.includes(`/api${path}`))).toEqual([]);
  });
});

test("the README names only commands that exist, and both that matter", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = found(read("README.md"), /npm (?:run )?([a-z][\w:]*)/g);
  expect(named).toEqual(expect.arrayContaining(["start", "test"]));
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the glossary names every collection of people's records", () => {
  const glossary = read("docs/glossary.md");
  const domain = join("shared", "src", "domain");
  const collections = readdirSync(join(root, domain), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .flatMap((path) => found(read(join(domain, path)), /^ {2}name: "(\w+)"/gm));
  expect(collections.length).toBeGreaterThan(15);
  expect(collections.filter((name) => !glossary.includes(`\`${name}\``))).toEqual([]);
});
