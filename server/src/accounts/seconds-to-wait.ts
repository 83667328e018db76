import { type RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Counts one try; @returns the seconds to wait when it was one too many, or null when it may go on */
export async function secondsToWait(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}
