import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { add, type Counted, faultKinds, JUDGED_FROM, tooFewKinds, tooSeldom } from "./counters";
import type { Told } from "./play-worker";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
    jobs: { type: "string", default: String(availableParallelism()) },
    // Ends at the first seed that breaks an invariant; a crash is none.
    "until-violated": { type: "boolean", default: false },
  },
});
const [seeds, from, jobs] = [Number(values.seeds), Number(values.from), Number(values.jobs)];
const isCrash = (problem: string): boolean => problem.startsWith("[crash]");

let next = from;
let held = 0;
let violated = 0;
let isOver = false;
const counted: Counted = {};
let fewestKinds = Number.POSITIVE_INFINITY;
const seldom: string[] = [];

function tell({ seed, counted: its, problems }: Told): void {
  add(counted, its);
  if (problems.length === 0) held += 1;
  else violated += 1;
  // A crash ends a seed early; that is what it fails by.
  if (!problems.some(isCrash)) {
    fewestKinds = Math.min(fewestKinds, faultKinds(its));
    seldom.push(...tooFewKinds(seed, its));
  }
  for (const problem of problems) console.log(`seed ${seed}: ${problem}`);
  if (values["until-violated"] && problems.some((each) => !isCrash(each))) isOver = true;
}

/** A worker process plays one seed after the other; a play that never ends takes its process down, and that is said. */
function work(): Promise<void> {
  const flags = ["--single-threaded", "--max-semi-space-size=32", "--import", import.meta.resolve("tsx")];
  const worker: ChildProcess = fork(fileURLToPath(new URL("play-worker.ts", import.meta.url)), {
    execArgv: flags,
  });
  let playing: number | null = null;
  const give = (): void => {
    playing = !isOver && next < from + seeds ? next : null;
    if (playing === null) {
      worker.disconnect();
      return;
    }
    next += 1;
    worker.send(playing);
  };
  return new Promise((resolve) => {
    worker.on("message", (told: Told) => {
      tell(told);
      give();
    });
    worker.once("exit", (code) => {
      if (playing === null) return resolve();
      tell({ seed: playing, counted: {}, problems: [`[crash] the play ended by itself, ${code}`] });
      return resolve(work());
    });
    give();
  });
}

await Promise.all(Array.from({ length: Math.min(jobs, seeds) }, work));
for (const [what, times] of Object.entries(counted).sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${what.padEnd(26)} ${times}`);
console.log(`${"fewest kinds in a seed".padEnd(26)} ${fewestKinds}`);
if (seeds >= JUDGED_FROM) seldom.push(...tooSeldom(counted, seeds));
for (const line of seldom) console.log(`too seldom: ${line}`);
console.log(`${seeds} seeds from ${from}: ${held} held, ${violated} violated`);
process.exitCode = violated > 0 || seldom.length > 0 ? 1 : 0;
