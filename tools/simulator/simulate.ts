// oxlint-disable-next-line import/no-unassigned-import -- it has to change the natives before anything of the product takes them
import "./one-thread";
import { parseArgs } from "node:util";
import { play } from "./play";

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "100" }, from: { type: "string", default: "1" } },
});
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const counted = new Map<string, number>();
let failed = 0;
// A play that waits for something that never comes ends the process: that is no success.
process.exitCode = 1;
for (let seed = from; seed < from + seeds; seed += 1) {
  const { counted: its, problems } = await play(seed);
  for (const [what, times] of Object.entries(its)) counted.set(what, (counted.get(what) ?? 0) + times);
  for (const problem of problems) console.log(`seed ${seed}: ${problem}`);
  if (problems.length > 0) failed += 1;
}
for (const [what, times] of [...counted].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${what.padEnd(20)} ${times}`);
console.log(`${seeds} seeds from ${from}: ${seeds - failed} held, ${failed} violated`);
process.exitCode = failed > 0 ? 1 : 0;
