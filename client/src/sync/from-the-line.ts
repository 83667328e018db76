import { Deposed } from "./deposed";

class BrokenOff extends Error {
  override readonly name = "BrokenOff";
}

/** What comes over the line; that it breaks can be told from what goes wrong here while it is kept. */
export async function* fromTheLine(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (cause) {
    throw new BrokenOff("the connection broke", { cause });
  }
}

/**
 * Whether the reading of an answer was cut: by the line, or by another tab that leads now. Anything else is a failure of
 * this device, to be told as one: nobody who is sent after the connection finds it.
 */
export const isCutOff = (problem: unknown): boolean =>
  problem instanceof BrokenOff || problem instanceof Deposed;
