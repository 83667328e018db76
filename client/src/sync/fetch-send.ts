import type { Send } from "./exchange-port";

const SYNC = "/api/sync/v1";
/** No byte for so long means the connection hangs, milliseconds: with the wait after it, it stays within the minute (rule P8). */
const STALL_MS = 30_000;
/** The slowest line that still counts as one, bytes per millisecond (20 kbit/s): a push gets the time it needs there. */
const SLOWEST_BYTES_PER_MS = 2.5;

/** How long a request of so many bytes may be without an answer, milliseconds. */
export const answerWithinMs = (bytes: number): number => STALL_MS + bytes / SLOWEST_BYTES_PER_MS;

/** Sends over `fetch`, one request at a time; a connection that stalls is given up, so that the next try can begin (rule P8). */
export class Line {
  readonly #over: AbortSignal;
  readonly #elapsed: () => number;
  #stop: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when the network has been waited for, and how much of that the bytes on their way need; null while it is not. */
  #waiting: { since: number; needsMs: number } | null = null;
  #waitedMs = 0;

  /**
   * @param over aborted when the exchange is over for good: nothing goes on after it
   * @param elapsed monotonic milliseconds
   */
  constructor(over: AbortSignal, elapsed: () => number) {
    this.#over = over;
    this.#elapsed = elapsed;
  }

  /** For how long the request under way has brought nothing that it could have brought; 0 when there is none. */
  get silentMs(): number {
    return this.#waiting ? this.#elapsed() - this.#waiting.since - this.#waiting.needsMs : 0;
  }

  /** For how long the last wait for the network went on. */
  get waitedMs(): number {
    return this.#waitedMs;
  }

  /** The request under way ends as if the connection had broken. */
  giveUp(): void {
    this.#stop?.abort();
  }

  readonly send: Send = async (body, headers, to) => {
    const stop = new AbortController();
    this.#stop = stop;
    this.#wait(stop, body.length);
    try {
      const answer = await fetch(`${SYNC}/${to}`, {
        method: "POST",
        body: new Uint8Array(body),
        headers,
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal: AbortSignal.any([this.#over, stop.signal]),
      });
      return {
        status: answer.status,
        contentType: answer.headers.get("content-type") ?? "",
        retryAfter: answer.headers.get("retry-after"),
        chunks: this.#chunks(answer, stop),
      };
    } finally {
      this.#rest();
    }
  };

  async *#chunks(answer: Response, stop: AbortController): AsyncGenerator<Uint8Array> {
    const reader = answer.body?.getReader();
    try {
      for (;;) {
        // The time in which this device keeps what came is its own, not the network's.
        this.#wait(stop, 0);
        const next = await reader?.read();
        this.#rest();
        if (!next || next.done) return;
        yield next.value;
      }
    } finally {
      this.#rest();
      await reader?.cancel().catch(() => undefined);
    }
  }

  #wait(stop: AbortController, bytes: number): void {
    const patience = answerWithinMs(bytes);
    this.#waiting = { since: this.#elapsed(), needsMs: patience - STALL_MS };
    this.#timer = setTimeout(() => stop.abort(), patience);
  }

  #rest(): void {
    if (!this.#waiting) return;
    clearTimeout(this.#timer);
    this.#waitedMs = this.#elapsed() - this.#waiting.since;
    this.#waiting = null;
  }
}
