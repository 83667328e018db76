import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "konta-catalogues-"));
  cpSync(join(root, "shared/src/catalogue"), folder, {
    recursive: true,
    filter: (path) => !path.endsWith(".ts"),
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const validate = () =>
  spawnSync(process.execPath, ["--import", "tsx", "tools/validate-catalogues.ts", folder], {
    cwd: root,
    encoding: "utf8",
  });

function spoil(name: string, from: string, to: string): void {
  const path = join(folder, name);
  const before = readFileSync(path, "utf8");
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
}

test("valid catalogues pass", () => {
  expect(validate()).toMatchObject({ status: 0, stderr: "" });
});

test("a wrong field ends the build and is named by file and path", () => {
  spoil("agencies.json", '"level": "kind"', '"level": "sort"');
  expect(validate()).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^agencies\.json: items\.0\.level: /),
  });
});

test("a file that is not JSON ends the build and is named", () => {
  spoil("vitals.json", "{", "{,");
  expect(validate()).toMatchObject({ status: 1, stderr: expect.stringMatching(/^vitals\.json: /) });
});
