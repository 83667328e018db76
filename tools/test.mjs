import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSteps } from "./check-steps.mjs";
import { findChromium } from "./find-chromium.mjs";
import { installDependencies, ROOT } from "./make-ready.mjs";
import { freshReport, playwrightCount, vitestCount } from "./runner-reports.mjs";
import { impossible, step, total } from "./steps.mjs";
import { formOf } from "./test-form.mjs";

/**
 * `npm test`: from a fresh clone to one line with the sum of all runners. `--long` asks every test for its long form
 * (KONTA_LONG=1: more seeds, more kills) and plays the storm, which may take hours.
 */
installDependencies();
mkdirSync(join(ROOT, ".cache"), { recursive: true });
const at = (...parts) => join(ROOT, ...parts);
const form = formOf(process.argv.slice(2));

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

/** What is not there counts as failed: a runner that is left out in silence proves nothing. */
async function inTheBrowser() {
  const chromium = findChromium();
  if ("problem" in chromium) return ["browser", "stories"].map((name) => impossible(name, chromium.problem));
  const environment = { ...form.environment, CHROME: chromium.path };
  const told = async (name, config, run) =>
    existsSync(at(config)) ? run(environment) : impossible(name, `${String(config)} is missing.`);
  return [
    await told("browser", "vitest.browser.config.ts", browserTests),
    await told("stories", "e2e/playwright.config.ts", stories),
  ];
}

/** Whole exchanges under faults; a seed that breaks an invariant, or a fault played too seldom, is printed. */
function simulated() {
  const args = [at("node_modules/tsx/dist/cli.mjs"), at("tools/simulator/simulate.ts"), ...form.simulate];
  return step("simulate", args, { last: true });
}

/** A whole municipality comes home within a minute. Alone, because its figures are those of the machine. */
const stormed = () => step("storm", [at("tools/bench.mjs"), ...form.storm], { last: true });

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
  ...(await checkSteps(form.environment)),
  await simulated(),
  await sabotaged(),
  ...(await inTheBrowser()),
  ...(form.storm ? [await stormed()] : []),
];
const { passed, failed } = total(outcomes);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
