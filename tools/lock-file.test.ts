import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const { packages } = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, Locked> };

/** Where Node would look for a package from the folder of another one. */
function* places(from: string, name: string): Generator<string> {
  for (let at = from; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/"))))
    yield `${at}/node_modules/${name}`;
  yield `node_modules/${name}`;
}

describe("the lock file serves every system, not only the one that wrote it", () => {
  test("every optional part that a package names is locked", () => {
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => ![...places(from, name)].some((at) => packages[at])),
    );
    expect(missing).toEqual([]);
  });

  test.each(["linux-x64-gnu", "linux-arm64-gnu", "darwin-arm64", "win32-x64-msvc"])("%s", (system) => {
    const short = system.replace(/-(gnu|msvc)$/, "");
    const needed = [
      `@rolldown/binding-${system}`,
      `@oxlint/binding-${system}`,
      `@oxfmt/binding-${system}`,
      `@oxlint-tsgolint/${short}`,
      `lightningcss-${system}`,
    ];
    expect(needed.filter((name) => !packages[`node_modules/${name}`]?.version)).toEqual([]);
  });

  test("no package comes from a host of its own", () => {
    const foreign = Object.entries(packages).filter(([, { resolved = "" }]) => /^\w+:\/\//.test(resolved));
    expect(foreign).toEqual([]);
  });
});
