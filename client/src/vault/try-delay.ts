const FREE_TRIES = 3;
const LONGEST_DELAY_MS = 60_000;

/** What the next try costs in waiting: nothing for the first three, then doubling from two seconds to a minute. */
export const delayBeforeTry = (failedTries: number): number =>
  failedTries < FREE_TRIES ? 0 : Math.min(LONGEST_DELAY_MS, 1000 * 2 ** (failedTries - FREE_TRIES + 1));
