import { RateLimiterMemory } from "rate-limiter-flexible";
import { secondsToWait } from "./seconds-to-wait";

/**
 * Reads within a minute. A screen asks two or three things and somebody quick turns a page a second; everything runs in
 * one process, and the exchange must not wait for a script that reads.
 */
export const READS_PER_SESSION = 300;
export const READS_PER_ACCOUNT = 600;
const WINDOW_S = 60;

export interface ReadLimits {
  /** Counts a read; @returns the seconds to wait, or null when it may go on */
  take(token: string, staffId: string): Promise<number | null>;
}

export function readLimits(): ReadLimits {
  const bySession = new RateLimiterMemory({ points: READS_PER_SESSION, duration: WINDOW_S });
  const byAccount = new RateLimiterMemory({ points: READS_PER_ACCOUNT, duration: WINDOW_S });
  return {
    take: async (token, staffId) =>
      (await secondsToWait(bySession, token)) ?? (await secondsToWait(byAccount, staffId)),
  };
}
