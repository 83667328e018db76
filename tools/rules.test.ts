import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

type Built = "built" | "planned";

/** The ids of docs/rules.md. */
function rulesOf(text: string): Map<string, Built> {
  const rules = new Map<string, Built>();
  for (const [, id = "", planned] of text.matchAll(/^- \*\*([A-Z]\d+)\*\* ([_*]planned[_*])?/gm)) {
    if (rules.has(id)) throw new Error(`${id} is two rules`);
    rules.set(id, planned ? "planned" : "built");
  }
  return rules;
}

/** The ids in the names of tests, stories and their groups. */
function idsOf(text: string): string[] {
  const names = text.matchAll(/\b(?:test|describe|story|it)\b[\w.]*(?:\([^"'`\n]*\))?\(\s*["'`](.+)/g);
  return [...names].flatMap(([, name = ""]) =>
    [...name.matchAll(/\[([A-Z]\d+)\]/g)].map(([, id = ""]) => id),
  );
}

const TESTS = /\.(test\.tsx?|story\.ts)$/;
const tests = ["shared/src", "server/src", "client/src", "tools", "e2e/stories", "e2e/faults"].flatMap(
  (folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => TESTS.test(name) && !name.endsWith("rules.test.ts"))
      .map((name) => join(folder, name)),
);
const rules = rulesOf(readFileSync(join(root, "docs/rules.md"), "utf8"));
const proofs = new Map(tests.map((path) => [path, idsOf(readFileSync(join(root, path), "utf8"))]));
const proved = new Set([...proofs.values()].flat());

describe("rules and tests", () => {
  test("the book has every chapter", () => {
    expect(new Set([...rules.keys()].map((id) => id[0]))).toEqual(new Set("OMPDSBV"));
    expect(rules.size).toBe(46);
  });

  test("no built rule without a test", () => {
    const unproved = [...rules]
      .filter(([id, built]) => built === "built" && !proved.has(id))
      .map(([id]) => id);
    expect(unproved).toEqual([]);
  });

  test("no id in a test without a built rule", () => {
    const unknown = [...proofs].flatMap(([path, ids]) =>
      ids.filter((id) => rules.get(id) !== "built").map((id) => `${path}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe("the reading of names and rules", () => {
  test("finds ids in tests, tables, groups and stories, and nowhere else", () => {
    const text = [
      'test("[A1] one [B2] two", () => {});',
      'test.each([1, 2])("[C3] %s", () => {});',
      'describe("[D4] group", () => {',
      "story(`[E5] told`, async () => {",
      '// [F6] is only talked about: test("it")',
      'const list = values["G7"];',
    ].join("\n");
    expect(idsOf(text)).toEqual(["A1", "B2", "C3", "D4", "E5"]);
  });

  test("tells planned from built", () => {
    expect([...rulesOf("- **A1** text\n- **A2** _planned_ · text\n- word\n")]).toEqual([
      ["A1", "built"],
      ["A2", "planned"],
    ]);
  });
});
