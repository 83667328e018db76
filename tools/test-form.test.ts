import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { formOf } from "./test-form.mjs";

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");

describe("how much the tests are asked for", () => {
  test("the long form plays ten thousand seeds and the storm, whose limits fail the run", () => {
    const { environment, simulate, storm } = formOf(["--long"]);
    expect(environment).toEqual({ KONTA_LONG: "1" });
    expect(simulate).toEqual(["--seeds", "10000"]);
    expect(storm?.slice(0, 2)).toEqual(["storm", "--strict"]);
  });

  test("the ordinary form plays a thousand seeds and no storm", () => {
    expect(formOf([])).toEqual({ environment: {}, simulate: ["--seeds", "1000"], storm: null });
  });

  test("whoever has a long form asks for it by the same word", () => {
    for (const path of [
      "tools/simulator/small-case.test.ts",
      "tools/property-seed.ts",
      "e2e/support/moment.ts",
      "client/src/data/killed-worker.browser.test.ts",
      "client/src/data/store-model.browser.test.ts",
      "server/src/sync/mutated-exchange.test.ts",
    ])
      expect(read(path)).toMatch(/KONTA_LONG"?\]? ?(?:\?|={3}|!==) /);
    for (const path of ["server-killed", "killed-while-saving"])
      expect(read(`e2e/faults/${path}.story.ts`)).toContain("const KILLS = isLong ? 20 : ");
    expect(read("tools/simulator/small-case.test.ts")).toContain("? 6 : 3");
  });

  test("no runner is left out in silence", () => {
    const source = read("tools/test.mjs");
    for (const config of ["vitest.browser.config.ts", "e2e/playwright.config.ts"]) {
      expect(source).toContain(config);
      expect(() => read(config)).not.toThrow();
    }
    expect(source).toContain(": impossible(name,");
  });
});
