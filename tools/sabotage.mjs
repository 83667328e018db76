import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { installDependencies, ROOT } from "./make-ready.mjs";
import { ON_THE_DEVICE } from "./sabotages/on-the-device.mjs";
import { ON_THE_SERVER } from "./sabotages/on-the-server.mjs";

/**
 * `npm run sabotage [-- --only PATTERN]`: plays ordinary seeds against wrong versions of the product's own code, each in a
 * copy of the sources. Every one has to be caught by an invariant; one that is not shows where the simulator is blind. The
 * seed that saw a wrong version last is played first: only where it sees it no more are all of them.
 */
const SABOTAGES = [...ON_THE_DEVICE, ...ON_THE_SERVER];
const COPIED = ["shared/src", "client/src", "server/src", "tools/simulator"];
const COPIED_FILES = ["package.json", "shared/package.json", "client/package.json", "server/package.json"];
const SEEDS = 240;
const AT_A_TIME = 2;

const { only, seeds } = parseArgs({
  options: { only: { type: "string", default: "" }, seeds: { type: "string", default: String(SEEDS) } },
}).values;

/** The sources of the product and of the simulator once more, with one of them wrong. @returns its folder */
function copyWith({ name, file, before, after }) {
  const folder = join(ROOT, ".cache", "sabotage", name.replaceAll(/[^a-z0-9]+/gi, "-"));
  rmSync(folder, { recursive: true, force: true });
  const isNeeded = (path) => !/\.test\.tsx?$/.test(path);
  for (const path of COPIED)
    cpSync(join(ROOT, path), join(folder, path), { recursive: true, filter: isNeeded });
  for (const path of COPIED_FILES) cpSync(join(ROOT, path), join(folder, path));
  mkdirSync(join(folder, "node_modules", "@konta"), { recursive: true });
  // Everything else is found further up, in the project's own folder.
  for (const workspace of ["shared", "client", "server"])
    symlinkSync(join(folder, workspace), join(folder, "node_modules", "@konta", workspace), "junction");
  const source = join(folder, file);
  const parts = existsSync(source) ? readFileSync(source, "utf8").split(before) : [];
  if (parts.length !== 2) return { folder, problem: `the patch no longer fits ${file}` };
  writeFileSync(source, parts.join(after));
  return { folder, problem: null };
}

/** Plays seeds until one is violated. */
function simulate(folder, from, count) {
  const args = [
    join(ROOT, "node_modules/tsx/dist/cli.mjs"),
    join(folder, "tools/simulator/simulate.ts"),
    "--until-violated",
    "--jobs=1",
    `--from=${from}`,
    `--seeds=${count}`,
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(Buffer.concat(said).toString()));
  });
}

/** What caught it, and null; or null, and why nothing did. */
function judged(said) {
  const violations = said.split("\n").filter((line) => /^seed \d+: \[/.test(line));
  const caught = violations.find((line) => !line.includes(": [crash]"));
  if (caught) {
    const [, seed, invariant] = /^seed (\d+): \[([^\]]+)\]/.exec(caught);
    return { by: `seed ${seed}, ${invariant}`, why: null };
  }
  if (violations.length > 0) return { by: null, why: `only crashed: ${violations[0]}` };
  return { by: null, why: `no invariant saw it: ${said.trim().split("\n").at(-1)}` };
}

/** The seed that saw it last, and all of them when it sees it no more. */
async function seen(folder, seed) {
  const last = seed === undefined ? null : judged(await simulate(folder, seed, 1));
  return last?.by ? last : judged(await simulate(folder, 1, seeds));
}

async function tried(sabotage) {
  const { folder, problem } = copyWith(sabotage);
  const { by, why } = problem ? { by: null, why: problem } : await seen(folder, sabotage.seed);
  console.log(`${by ? "caught" : "MISSED"}  ${sabotage.name.padEnd(46)} ${by ?? why}`);
  rmSync(folder, { recursive: true, force: true });
  return by !== null;
}

installDependencies();
const chosen = SABOTAGES.filter(({ name }) => new RegExp(only).test(name));
const waiting = [...chosen];
let passed = 0;
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) if (await tried(next)) passed += 1;
}
await Promise.all(Array.from({ length: AT_A_TIME }, work));
writeFileSync(
  join(ROOT, ".cache", "sabotage.json"),
  JSON.stringify({ passed, failed: chosen.length - passed }),
);
console.log(`${passed} passed of ${chosen.length}`);
process.exitCode = passed === chosen.length && passed > 0 ? 0 : 1;
