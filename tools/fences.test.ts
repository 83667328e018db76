import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Visit {
  path: string;
  text: string;
}
/** Somebody climbs over a fence: the rule that must say so. */
interface Trespass extends Visit {
  rule: string;
}

const from = (path: string, target: string): Visit => ({ path, text: `import "${target}";\n` });
const climb = (path: string, target: string): Trespass => ({
  ...from(path, target),
  rule: "no-restricted-imports",
});

const TRESPASSES: readonly Trespass[] = [
  climb("shared/src/sync/a.ts", "@konta/server/app"),
  climb("shared/src/sync/b.ts", "../../../client/src/data/border"),
  climb("shared/src/sync/c.ts", "node:fs"),
  climb("shared/src/sync/d.ts", "dexie"),
  climb("shared/src/sync/e.ts", "zod"),
  climb("shared/src/sync/f.test.ts", "@konta/client/main"),
  {
    path: "shared/src/sync/g.ts",
    text: "export const now = () => Date.now();\n",
    rule: "no-restricted-globals",
  },
  {
    path: "shared/src/sync/h.ts",
    text: "export const say = () => window.name;\n",
    rule: "no-restricted-globals",
  },
  {
    path: "shared/src/sync/i.ts",
    text: "export const at = () => process.env;\n",
    rule: "no-restricted-globals",
  },
  {
    path: "shared/src/sync/j.ts",
    text: "export const key = () => crypto.randomUUID();\n",
    rule: "no-restricted-globals",
  },
  {
    path: "shared/src/base/local-date.ts",
    text: "export const ask = () => fetch('/');\n",
    rule: "no-restricted-globals",
  },
  {
    path: "shared/src/sync/k.ts",
    text: "export const die = () => Math.random();\n",
    rule: "no-restricted-properties",
  },
  climb("client/src/features/refer/a.tsx", "../../app/shell/ribbon-bar"),
  climb("client/src/features/refer/b.tsx", "../person/person-page"),
  climb("client/src/features/refer/steps/c.tsx", "../../person/person-page"),
  climb("client/src/features/refer/steps/d.tsx", "../../../features/person/person-page"),
  climb("client/src/features/refer/e.tsx", "dexie"),
  climb("client/src/features/refer/f.tsx", "@konta/server/app"),
  climb("client/src/parts/a.tsx", "../features/refer/refer-page"),
  climb("client/src/parts/b.tsx", "../app/session/session"),
  climb("client/src/parts/c.tsx", "dexie"),
  climb("client/src/parts/d.tsx", "@konta/server/app"),
  climb("client/src/parts/deep/e.tsx", "../../features/person/person-page"),
  climb("client/src/data/a.ts", "../features/refer/refer-page"),
  climb("client/src/data/b.ts", "../ui/button"),
  climb("client/src/data/c.ts", "../../../server/src/app"),
  climb("client/src/data/office/d.tsx", "../../app/session/session"),
  climb("client/src/data/e.ts", "../parts/save-bar"),
  climb("client/src/data/office/f.tsx", "../../parts/save-bar"),
  climb("client/src/sync/a.ts", "../data/replica"),
  climb("client/src/sync/d.ts", "../parts/save-bar"),
  climb("client/src/sync/b.ts", "dexie"),
  climb("client/src/vault/a.ts", "../data/replica"),
  climb("client/src/vault/b.ts", "dexie"),
  climb("client/src/vault/c.ts", "../parts/save-bar"),
  climb("client/src/text/a.ts", "../ui/button"),
  climb("client/src/text/b.ts", "../parts/save-bar"),
  climb("client/src/ui/a.tsx", "../text/use-text"),
  climb("client/src/ui/c.tsx", "../parts/save-bar"),
  climb("client/src/ui/b.tsx", "@konta/shared/domain/visit/visit"),
  climb("client/src/app/a.tsx", "dexie"),
  climb("client/src/app/b.tsx", "node:fs"),
  climb("client/src/main.tsx", "dexie/dist/dexie"),
  {
    path: "client/src/sync/c.ts",
    text: "export const hash = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);\n",
    rule: "no-restricted-properties",
  },
  climb("server/src/sync/a.ts", "@konta/client/main"),
  climb("server/src/sync/b.ts", "../../../client/src/data/border"),
  climb("server/src/sync/c.ts", "drizzle-orm"),
  climb("server/src/sync/d.ts", "better-sqlite3"),
  climb("server/src/sync/e.ts", "better-sqlite3-node-api"),
  climb("server/src/db/e.ts", "@konta/client/main"),
  climb("e2e/stories/a.ts", "@konta/shared/base/result"),
  climb("e2e/stories/b.ts", "../../server/src/app"),
  { path: "server/src/sync/round.ts", text: 'import "./trip";\n', rule: "no-cycle" },
  { path: "server/src/sync/trip.ts", text: 'import "./round";\n', rule: "no-cycle" },
  { path: "server/src/sync/z.ts", text: "export const what: any = 1;\n", rule: "no-explicit-any" },
  {
    path: "server/src/sync/y.ts",
    text: "const later = () => Promise.resolve(1);\nexport const go = (): void => { later(); };\n",
    rule: "no-floating-promises",
  },
  {
    path: "server/src/sync/x.ts",
    text: "export function say(it: 'a' | 'b'): string {\n  switch (it) {\n    case 'a':\n      return it;\n  }\n  return '';\n}\n",
    rule: "switch-exhaustiveness-check",
  },
];

/** Ways that are open: a fence that stops these as well would prove nothing. */
const OPEN_WAYS: readonly Visit[] = [
  from("shared/src/sync/open.ts", "../base/result"),
  from("shared/src/sync/open-zod.ts", "zod/mini"),
  from("client/src/features/refer/open.tsx", "../../data/border"),
  from("client/src/features/refer/open-near.tsx", "./refer-page"),
  from("client/src/features/refer/steps/open-up.tsx", "../refer-page"),
  from("client/src/features/refer/open-shared.tsx", "@konta/shared/domain/visit/visit"),
  from("client/src/features/refer/open-parts.tsx", "../../parts/save-bar"),
  from("client/src/parts/open.tsx", "../data/border"),
  from("client/src/parts/open-words.tsx", "../text/use-text"),
  from("client/src/parts/open-ui.tsx", "../ui/button"),
  from("client/src/parts/open-near.tsx", "./save-bar"),
  from("client/src/app/open.tsx", "../features/refer/refer-page"),
  from("client/src/data/open.ts", "dexie"),
  from("client/src/data/open-vault.ts", "../vault/seal"),
  { path: "client/src/vault/open.ts", text: "export const cipher = () => crypto.subtle;\n" },
  from("server/src/db/open.ts", "drizzle-orm"),
  from("server/src/sync/open.ts", "@konta/shared/base/result"),
  from("e2e/stories/open.ts", "../pages/sign-in-page"),
];

const NOT_FENCES = ["no-unassigned-import"];
let folder = "";
const said = new Map<string, string[]>();

interface Report {
  diagnostics: { code?: string; filename: string }[];
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "konta-fences-"));
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const settings = {
    compilerOptions: { strict: true, target: "ES2023", module: "ESNext", moduleResolution: "bundler" },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  for (const { path, text } of [...TRESPASSES, ...OPEN_WAYS]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
  // Away from the project, the linter finds its type-aware half by the path alone.
  const searchPath = `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH ?? ""}`;
  const { stdout } = spawnSync(process.execPath, [oxlint, "--format=json"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH: searchPath },
  });
  const { diagnostics } = JSON.parse(stdout) as Report;
  for (const { filename, code = "" } of diagnostics) {
    const path = filename.replaceAll("\\", "/");
    said.set(path, [...(said.get(path) ?? []), code.replace(/^.*\(|\)$/g, "")]);
  }
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a fence speaks", () => {
  test.each(TRESPASSES)("$rule in $path", ({ path, rule }) => {
    expect(said.get(path) ?? []).toContain(rule);
  });
});

describe("an open way is open", () => {
  test.each(OPEN_WAYS)("$path", ({ path }) => {
    expect((said.get(path) ?? []).filter((rule) => !NOT_FENCES.includes(rule))).toEqual([]);
  });
});

/** Our own sources under a folder, by path from the root. */
function sources(under: string): string[] {
  return readdirSync(join(root, under), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !/node_modules|\/dist\//.test(path));
}

const GREEK = /[\u0370-\u03FF\u1F00-\u1FFF]/;
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm, "");
const isGreek = (path: string, text: string): boolean =>
  !/\.test\.tsx?$|fixture/.test(path) &&
  !path.startsWith("client/src/text/") &&
  GREEK.test(withoutComments(text));

describe("Greek letters live in client/src/text", () => {
  test("the components have none", () => {
    const greek = sources("client/src").filter((path) =>
      isGreek(path, readFileSync(join(root, path), "utf8")),
    );
    expect(greek).toEqual([]);
  });

  test("the fence speaks", () => {
    expect(isGreek("client/src/ui/a.tsx", 'export const A = () => "Αποθήκευση";')).toBe(true);
    expect(isGreek("client/src/ui/a.tsx", "// Αποθήκευση\nexport const a = 1;")).toBe(false);
    expect(isGreek("client/src/text/el/a.ts", 'export const a = "Αποθήκευση";')).toBe(false);
  });
});
