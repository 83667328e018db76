import { RateLimiterMemory } from "rate-limiter-flexible";
import { secondsToWait } from "./seconds-to-wait";

/** Wrong tries per user name, and per address (an office shares one), within a quarter of an hour. */
export const TRIES_PER_NAME = 10;
export const TRIES_PER_ADDRESS = 100;
const WINDOW_S = 15 * 60;
/**
 * Wrong codes of the app, of one person within a day. Ten tries a quarter of an hour would add up: somebody who has the password would
 * guess one of a million codes, three of which hold, in a few months.
 */
export const WRONG_CODES_PER_DAY = 30;
const DAY_S = 86_400;

export interface SignInLimits {
  /** Counts a try before it is looked at; @returns the seconds to wait, or null when it may go on */
  take(username: string, address: string): Promise<number | null>;
  /** A right password gives its tries back. */
  giveBack(username: string, address: string): Promise<void>;
  /** Counts a code of the app before it is looked at; only a right one is given back, and no other. */
  takeCode(username: string): Promise<number | null>;
  giveBackCode(username: string): Promise<void>;
}

/** In memory: one process serves, and a restart that forgets a quarter of an hour is no help to a guesser. */
export function signInLimits(): SignInLimits {
  const byName = new RateLimiterMemory({ points: TRIES_PER_NAME, duration: WINDOW_S });
  const byAddress = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_S });
  const codes = new RateLimiterMemory({ points: WRONG_CODES_PER_DAY, duration: DAY_S });
  return {
    takeCode: (username) => secondsToWait(codes, username),
    giveBackCode: async (username) => void (await codes.reward(username)),
    async take(username, address) {
      return (await secondsToWait(byAddress, address)) ?? (await secondsToWait(byName, username));
    },
    async giveBack(username, address) {
      await byName.delete(username);
      await byAddress.reward(address);
    },
  };
}
