import { randomInt } from "node:crypto";
import { setTimeout as pass } from "node:timers/promises";

/** A fault strikes at no moment that anybody chose: somewhere within so many milliseconds. */
export const someMomentWithin = (ms: number): Promise<void> => pass(randomInt(ms + 1));

/** The long form of a story asks for more of the same. */
export const isLong = process.env.KONTA_LONG === "1";
