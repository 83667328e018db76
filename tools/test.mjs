import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSteps } from "./check-steps.mjs";
import { findChromium } from "./find-chromium.mjs";
import { installDependencies, ROOT } from "./make-ready.mjs";
import { freshReport, playwrightCount, vitestCount } from "./runner-reports.mjs";
import { impossible, step, total } from "./steps.mjs";

/**
 * `npm test`: from a fresh clone to one line with the sum of all runners. `--long` asks every test for its long form
 * (KONTA_LONG=1: more seeds, more kills), which may take hours.
 */
installDependencies();
mkdirSync(join(ROOT, ".cache"), { recursive: true });
const at = (...parts) => join(ROOT, ...parts);
const long = process.argv.includes("--long") ? { KONTA_LONG: "1" } : {};

function browserTests(environment) {
  const config = at("vitest.browser.config.ts");
  const file = freshReport(at(".cache/browser-tests.json"));
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const args = [at("node_modules/vitest/vitest.mjs"), "run", "--config", config, ...reporters];
  return step("browser", args, { count: () => vitestCount(file), environment });
}

function stories(environment) {
  const config = at("e2e/playwright.config.ts");
  const file = freshReport(at(".cache/stories.json"));
  const args = [at("node_modules/@playwright/test/cli.js"), "test", "-c", config, "--reporter=dot,json"];
  const reportTo = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return step("stories", args, {
    count: () => playwrightCount(file),
    environment: { ...environment, ...reportTo },
  });
}

async function inTheBrowser() {
  const chromium = findChromium();
  if ("problem" in chromium) return [impossible("browser", chromium.problem)];
  const environment = { ...long, CHROME: chromium.path };
  const outcomes = [];
  if (existsSync(at("vitest.browser.config.ts"))) outcomes.push(await browserTests(environment));
  if (existsSync(at("e2e/playwright.config.ts"))) outcomes.push(await stories(environment));
  else outcomes.push(impossible("stories", "e2e/playwright.config.ts is missing: no story was told."));
  return outcomes;
}

/** Whole exchanges under faults; a seed that breaks an invariant, or a fault played too seldom, is printed. */
function simulated() {
  const seeds = process.argv.includes("--long") ? "10000" : "1000";
  const args = [at("node_modules/tsx/dist/cli.mjs"), at("tools/simulator/simulate.ts"), "--seeds", seeds];
  return step("simulate", args, { last: true });
}

/** Wrong versions of the product, each of which the simulator has to see. */
function sabotaged() {
  const file = freshReport(at(".cache/sabotage.json"));
  return step("sabotage", [at("tools/sabotage.mjs")], {
    count: () => JSON.parse(readFileSync(file, "utf8")),
    last: true,
  });
}

const built = await step("build", [at("tools/build-if-changed.mjs")]);
const outcomes = [
  built,
  ...(await checkSteps(long)),
  await simulated(),
  await sabotaged(),
  ...(await inTheBrowser()),
];
const { passed, failed } = total(outcomes);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
