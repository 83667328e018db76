// oxlint-disable-next-line import/no-unassigned-import -- it has to change the natives before anything of the product takes them
import "./one-thread";
import { play } from "./play";

/** One seed's outcome, as a worker tells it. */
export interface Told {
  seed: number;
  counted: Record<string, number>;
  problems: string[];
}

/** Every so many seeds one is played again by other clocks, which may change nothing (rule M1). */
const TWICE = 50;
const OTHER_CLOCKS = [-50, 0, 3];

async function byOtherClocks(seed: number, end: string): Promise<string[]> {
  const { problems, end: other } = await play(seed, { clocks: OTHER_CLOCKS });
  const known = new Set(end.split("\n"));
  const odd = other.split("\n").find((line) => !known.has(line));
  return [
    ...problems.map((problem) => `${problem} (by other clocks)`),
    ...(other === end ? [] : [`[clocks] by other clocks it ends otherwise: ${odd ?? "with less"}`]),
  ];
}

async function played(seed: number): Promise<Told> {
  try {
    const { counted, problems, end } = await play(seed);
    if (seed % TWICE === 0) {
      counted["other-clocks"] = 1;
      problems.push(...(await byOtherClocks(seed, end)));
    }
    return { seed, counted, problems };
  } catch (problem) {
    const words = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    return { seed, counted: {}, problems: [`[crash] ${words}`] };
  }
}

/** Plays the seeds it is given, one after the other, and tells how each went. */
process.on("message", (seed: number) => {
  void played(seed).then((told) => process.send?.(told));
});
