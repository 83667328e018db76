/** What the line of exchanges allows. */
export interface LineLimits {
  /** Exchanges whose ops are taken, or frames that are made, at the same time. */
  atOnce: number;
  /** Exchanges that came whole and wait to be taken; with about 0.3 s each, the last one is answered well within a device's patience of 45 s. */
  waiting: number;
  /** Exchanges from their first byte to the end of their answer: what bounds the memory, for each may hold a body. */
  within: number;
}

export const LINE_LIMITS: LineLimits = { atOnce: 2, waiting: 24, within: 250 };

/** Nobody is asked back sooner, seconds. */
const SHORTEST_WAIT_S = 5;
/** Those who are sent away come back spread over so many seconds more, so that they do not all meet again. */
const SPREAD_S = 20;

/**
 * A few at a time: a turn. Between two turns the process looks at everything else that came, so that a health check or a
 * page of the office waits for one exchange and never for the line.
 */
class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(readonly atOnce: number) {}

  get waiting(): number {
    return this.#waiting.length;
  }

  async run<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#running >= this.atOnce) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The turn is handed on rather than given back: nobody who comes now gets ahead of the line.
      if (next) setImmediate(next);
      else this.#running -= 1;
    }
  }
}

/** Where exchanges wait for each other; beyond it they are asked to come back (rule P8). */
export class ExchangeLine {
  readonly #takings: Turns;
  readonly #frames: Turns;
  #within = 0;

  constructor(
    readonly limits: LineLimits = LINE_LIMITS,
    readonly random: () => number = Math.random,
  ) {
    this.#takings = new Turns(limits.atOnce);
    this.#frames = new Turns(limits.atOnce);
  }

  /** Nobody more can wait: whoever comes now is better told before the body is read. */
  get isFull(): boolean {
    return this.#within >= this.limits.within || this.#takings.waiting >= this.limits.waiting;
  }

  /** Counts an exchange as under way; call what comes back once, when its answer has ended. */
  enter(): () => void {
    this.#within += 1;
    let isIn = true;
    return () => {
      if (isIn) this.#within -= 1;
      isIn = false;
    };
  }

  /** Takes a whole request in its turn; null, and nothing is done, when nobody more can wait. */
  take<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    return this.#takings.waiting >= this.limits.waiting ? Promise.resolve(null) : this.#takings.run(work);
  }

  /**
   * The parts of an answer, each made in its turn: a slow line holds none while it drains.
   * @param over told at the end, however it comes; also when nobody ever reads
   */
  parts(made: AsyncGenerator<Uint8Array>, over: () => void): AsyncIterableIterator<Uint8Array> {
    const ended = async (): Promise<IteratorResult<Uint8Array>> => {
      over();
      return made.return(undefined);
    };
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      try {
        const part = await this.#frames.run(() => made.next());
        if (part.done) over();
        return part;
      } catch (problem) {
        over();
        throw problem;
      }
    };
    const parts = { next, return: ended, [Symbol.asyncIterator]: () => parts };
    return parts;
  }

  /** Seconds after which to come again, another number for each. */
  retryAfterS(): number {
    return SHORTEST_WAIT_S + Math.floor(this.random() * SPREAD_S);
  }
}
