/** First wait after a failure, milliseconds (rule P8). */
const FIRST_MS = 2_000;
/**
 * Longest wait that the client chooses for itself: with full jitter, and under it, a sync goes on within 60 seconds after
 * any fault ended, without a touch (rule P8). Only a server's own `Retry-After` may ask for more, up to ten minutes.
 */
const LONGEST_OWN_MS = 50_000;
const LONGEST_MS = 600_000;

/**
 * How long to wait before the next try: exponential with full jitter.
 * @param failures how many tries in a row failed, at least 1
 * @param random in [0, 1)
 * @param waitedMs how long the try itself waited for an answer: a line that hangs has had that much of the minute already
 */
export function backOffMs(
  failures: number,
  random: number,
  retryAfterMs: number | null,
  waitedMs = 0,
): number {
  const longest = Math.max(FIRST_MS, LONGEST_OWN_MS - waitedMs);
  const ceiling = Math.min(longest, FIRST_MS * 2 ** Math.min(failures, 20));
  const own = FIRST_MS / 2 + random * (ceiling - FIRST_MS / 2);
  if (retryAfterMs === null) return own;
  // Everybody was told the same number: a little more for each, so that they do not come back together.
  return Math.min(LONGEST_MS, retryAfterMs + random * FIRST_MS * 2);
}
