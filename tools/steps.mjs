import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { ROOT } from "./make-ready.mjs";

/**
 * @typedef {{ name: string, passed: number, failed: number, seconds: number, note: string }} Outcome
 *   Tests counted where the step counts them; otherwise the step itself is one, passed or failed.
 */

/** How much of a failing step's own words is shown. */
const SHOWN_LINES = 80;

/** Runs a command to its end and keeps what it said; standard input is closed, so nothing can wait for an answer. */
function runToEnd(command, args, environment) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", ...environment },
    });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.once("error", (error) => resolve({ code: 1, said: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }));
  });
}

function show({ name, passed, failed, seconds, note }, said) {
  const lines = said.trimEnd().split("\n");
  if (failed > 0) {
    console.log(`\n── ${name} ${"─".repeat(Math.max(0, 60 - name.length))}`);
    if (lines.length > SHOWN_LINES) console.log(`… ${lines.length - SHOWN_LINES} lines before`);
    console.log(lines.slice(-SHOWN_LINES).join("\n"));
  }
  const word = failed > 0 ? "FAILED" : "ok";
  const count = passed + failed > 1 ? ` · ${passed} passed, ${failed} failed` : "";
  console.log(`${name.padEnd(12)} ${word.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s${count}${note}`);
}

/**
 * One step of check or test.
 * @param {string} name
 * @param {string[]} args of Node
 * @param {{ count?: () => { passed: number, failed: number }, environment?: Record<string, string>, last?: boolean }} options
 *   `count` reads the tests from the runner's report; `last` shows the step's last line beside its result
 * @returns {Promise<Outcome>}
 */
export async function step(name, args, { count, environment = {}, last = false } = {}) {
  const from = performance.now();
  const { code, said } = await runToEnd(process.execPath, args, environment);
  let { passed, failed } = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  let why = "";
  if (count) {
    try {
      ({ passed, failed } = count());
      // A runner that ran nothing has proved nothing; one that fails beside its tests has failed.
      if (passed + failed === 0) [failed, why] = [1, "\nNo test was executed."];
      else if (code !== 0 && failed === 0) failed = 1;
    } catch (error) {
      [passed, failed, why] = [0, 1, `\nNo report: ${error.message}`];
    }
  }
  const note = last ? ` · ${said.trimEnd().split("\n").at(-1)}` : "";
  const outcome = { name, passed, failed, seconds: (performance.now() - from) / 1000, note };
  show(outcome, said + why);
  return outcome;
}

/** A step that could not even begin: it counts as failed and says why. */
export function impossible(name, why) {
  const outcome = { name, passed: 0, failed: 1, seconds: 0, note: "" };
  show(outcome, why);
  return outcome;
}

/** @param {Outcome[]} outcomes */
export const total = (outcomes) =>
  outcomes.reduce((sum, each) => ({ passed: sum.passed + each.passed, failed: sum.failed + each.failed }), {
    passed: 0,
    failed: 0,
  });
