import { RateLimiterMemory } from "rate-limiter-flexible";
import { secondsToWait } from "../accounts/seconds-to-wait";

const WINDOW_S = 60;

/** What one replica and one address may ask of the exchange. */
export interface SyncLimitNumbers {
  /** Requests of a replica within a minute: one that drains a week needs about 20. */
  perReplica: number;
  /** Requests from an address within a minute: all tablets of a municipality come home behind the one of its office. */
  perAddress: number;
  /**
   * Bodies of one replica that are on their way at the same time. An honest one sends one; what it gave up on may still
   * look open from here for as long as a body may take.
   */
  bodiesAtOnce: number;
}

export const SYNC_LIMITS: SyncLimitNumbers = { perReplica: 300, perAddress: 6_000, bodiesAtOnce: 8 };

/** What is counted before a request of the exchange costs a seat in the line. */
export class SyncLimits {
  readonly #byReplica: RateLimiterMemory;
  readonly #byAddress: RateLimiterMemory;
  readonly #bodies = new Map<string, number>();

  constructor(readonly numbers: SyncLimitNumbers = SYNC_LIMITS) {
    this.#byReplica = new RateLimiterMemory({ points: numbers.perReplica, duration: WINDOW_S });
    this.#byAddress = new RateLimiterMemory({ points: numbers.perAddress, duration: WINDOW_S });
  }

  /** Counts a request; @returns the seconds to wait, or null when it may go on */
  ofAddress(address: string): Promise<number | null> {
    return secondsToWait(this.#byAddress, address);
  }

  /** The same of a replica that is known here: names that somebody made up would fill the memory. */
  ofReplica(replica: string): Promise<number | null> {
    return secondsToWait(this.#byReplica, replica);
  }

  /** Counts a body that begins to come; call what comes back once, when it is here. Null when too many are coming. */
  beginBody(replica: string): (() => void) | null {
    const coming = this.#bodies.get(replica) ?? 0;
    if (coming >= this.numbers.bodiesAtOnce) return null;
    this.#bodies.set(replica, coming + 1);
    return () => {
      const left = (this.#bodies.get(replica) ?? 1) - 1;
      if (left === 0) this.#bodies.delete(replica);
      else this.#bodies.set(replica, left);
    };
  }
}
