import { existsSync, readFileSync, rmSync } from "node:fs";

/** Takes the old report away first: a runner that dies early must not be judged by yesterday's. */
export function freshReport(path) {
  rmSync(path, { force: true });
  return path;
}

function report(path) {
  if (!existsSync(path)) throw new Error("the runner ended before it wrote one");
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Vitest's JSON report. A file that does not load has no tests of its own: it counts as one failure. */
export function vitestCount(path) {
  const { numPassedTests, numFailedTests, testResults } = report(path);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((each) => each.status !== "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

/** Playwright's JSON report. A story that passed only at the second try, or did not run, has not passed. */
export function playwrightCount(path) {
  const { stats, errors = [] } = report(path);
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed: failed > 0 ? failed : Math.min(errors.length, 1) };
}
