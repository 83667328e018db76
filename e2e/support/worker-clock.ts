import type { Page, Worker } from "@playwright/test";

/** A wait that stands still until the story lets it pass. */
interface Held {
  ms: number;
  pass: () => void;
}
declare global {
  // `var`: nothing else names something on a worker's global scope.
  var heldWaits: Held[] | undefined;
}

/**
 * The clock of the worker in which the keys are opened. Playwright's own clock reaches pages only, and nobody should
 * really wait three minutes to see that a lock makes people wait.
 */
export class WorkerClock {
  readonly #worker: Worker;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** From now on waits of a second and more stand still. */
  static async stop(page: Page): Promise<WorkerClock> {
    const worker = page.workers().at(0) ?? (await page.waitForEvent("worker"));
    await worker.evaluate(() => {
      const held: Held[] = [];
      globalThis.heldWaits = held;
      const really = globalThis.setTimeout.bind(globalThis);
      const instead = (call: () => void, ms = 0) => {
        if (ms < 1_000) return really(call, ms);
        held.push({ ms, pass: call });
        return 0 as const;
      };
      Object.defineProperty(globalThis, "setTimeout", { value: instead });
    });
    return new WorkerClock(worker);
  }

  /** How long whoever waits would wait, in milliseconds. */
  waits(): Promise<number[]> {
    return this.#worker.evaluate(() => (globalThis.heldWaits ?? []).map(({ ms }) => ms));
  }

  /** Every wait that stands still has passed. */
  pass(): Promise<void> {
    return this.#worker.evaluate(() => {
      for (const { pass } of (globalThis.heldWaits ?? []).splice(0)) pass();
    });
  }
}
