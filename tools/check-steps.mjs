import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./make-ready.mjs";
import { freshReport, vitestCount } from "./runner-reports.mjs";
import { step } from "./steps.mjs";

const bin = (path) => join(ROOT, "node_modules", path);

async function inTurn(...starts) {
  const outcomes = [];
  for (const start of starts) outcomes.push(await start());
  return outcomes;
}

function unitTests(environment) {
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  const file = freshReport(join(ROOT, ".cache", "unit-tests.json"));
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const options = { count: () => vitestCount(file), environment };
  return step("unit", [bin("vitest/vitest.mjs"), "run", ...reporters], options);
}

/**
 * Everything that needs no browser, in two lanes for two cores: the unit tests beside all the rest.
 * @param {Record<string, string>} environment for the unit tests
 */
export async function checkSteps(environment = {}) {
  const lanes = await Promise.all([
    inTurn(() => unitTests(environment)),
    inTurn(
      () => step("types", [bin("typescript/bin/tsc"), "-b", "--pretty", "false"]),
      () =>
        step("lint", [
          bin("oxlint/bin/oxlint"),
          "--format=unix",
          "--deny-warnings",
          "--report-unused-disable-directives",
        ]),
      () => step("format", [bin("oxfmt/bin/oxfmt"), "--check", "."]),
      () => step("dead code", [bin("knip/bin/knip.js"), "--no-progress"]),
      () => step("bundle", [join(ROOT, "tools", "bundle-budget.mjs")], { last: true }),
    ),
  ]);
  return lanes.flat();
}
