// oxlint-disable-next-line import/no-unassigned-import -- it has to change the natives before anything of the product takes them
import "./one-thread";
import { play } from "./play";

/** One seed's outcome, as a worker tells it. */
export interface Told {
  seed: number;
  counted: Record<string, number>;
  problems: string[];
}

async function played(seed: number): Promise<Told> {
  try {
    const { counted, problems } = await play(seed);
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
