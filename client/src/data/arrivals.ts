/** A frame that is kept already and still has to be read into the directory. */
export interface Arrival {
  segment: number;
  scope: number;
  gzipped: Uint8Array;
  rows: number;
}

/** What came with a pull and waits to be read: keeping goes first, because a cut or a crash costs only what is not kept. */
export class Arrivals {
  readonly #waiting: Arrival[] = [];
  #came = 0;
  #reading: Promise<void> | null = null;

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#reading === null;
  }

  /** Rises with everything that comes: whoever waits for a lull sees whether there was one. */
  get came(): number {
    return this.#came;
  }

  add(arrivals: readonly Arrival[]): void {
    this.#came += 1;
    this.#waiting.push(...arrivals);
  }

  /** The one that came first. */
  next(): Arrival | null {
    return this.#waiting.shift() ?? null;
  }

  /**
   * One reader at a time.
   * @param work reads some; false when no more may be read
   * @returns when everything that came has been read
   */
  read(work: () => Promise<boolean>): Promise<void> {
    if (this.#reading === null && this.#waiting.length > 0) this.#reading = this.#run(work);
    return this.#reading ?? Promise.resolve();
  }

  async #run(work: () => Promise<boolean>): Promise<void> {
    try {
      while (this.#waiting.length > 0 && (await work()));
    } finally {
      // In the same turn as the last look at the list: nothing can come in between and be forgotten.
      this.#reading = null;
    }
  }
}
