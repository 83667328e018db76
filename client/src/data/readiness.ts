/** How far the directory is after unlock. Every stage includes the ones before. */
export const STAGES = ["registry", "today", "all"] as const;
export type Stage = (typeof STAGES)[number];

/** Queries wait for the stage they need and for no more (rule D3). */
export class Readiness {
  #reached = -1;
  readonly #waiting: { stage: number; go: () => void }[] = [];

  get complete(): boolean {
    return this.#reached >= STAGES.length - 1;
  }

  reach(stage: Stage): void {
    this.#reached = Math.max(this.#reached, STAGES.indexOf(stage));
    for (const waiter of this.#waiting.splice(0)) {
      if (waiter.stage <= this.#reached) waiter.go();
      else this.#waiting.push(waiter);
    }
  }

  until(stage: Stage): Promise<void> {
    const at = STAGES.indexOf(stage);
    if (at <= this.#reached) return Promise.resolve();
    return new Promise((go) => this.#waiting.push({ stage: at, go }));
  }
}
