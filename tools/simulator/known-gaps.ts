import type { Made } from "./made";
import type { Tablet } from "./tablet";

/**
 * What is known to be wrong in the product and not mended yet, each as narrow as it can be said. A gap is counted and
 * printed, never passed over; it is taken out again together with its fault.
 */
export const KNOWN_GAPS = [
  "gap-own-word-without-scope",
  "gap-dispute-left-behind",
  "gap-epoch-reused",
] as const;
export type KnownGap = (typeof KNOWN_GAPS)[number];

/**
 * A delivered op whose record lies in none of this tablet's scopes gets no echo, and its overlay row names no scope, or
 * another one than the record's, so that no purge takes it: it goes on showing (rules D2, S2).
 * @param lies the scope in which the server has the record
 */
export function gapOnScreen(
  { replica }: Tablet,
  record: string,
  expected: string,
  lies: string | undefined,
): KnownGap | null {
  const [collection = "", id = ""] = record.split(" ");
  const own = replica.pending.of(collection, id);
  const isElsewhere = (scope: number) => replica.scopes.get(scope)?.name !== lies;
  const isLeftOver = own.length > 0 && own.every(({ state, scope }) => state === 1 && isElsewhere(scope));
  const isHeld = [...replica.scopes.values()].some(({ name }) => name === lies);
  return expected === "null" && isLeftOver && !isHeld ? "gap-own-word-without-scope" : null;
}

/**
 * An op that moves a record and touches a dispute about it writes the dispute into the new scope and does not announce
 * it as gone in the old one; only the sums notice (rule S3).
 */
export const gapInRepair = (disputes: readonly { field: string }[], { restores }: Made): KnownGap | null =>
  // After a restore any op may be the one that moves: the edit may come back before the one that made the record.
  disputes.some(({ field }) => field === "community" || restores > 0) ? "gap-dispute-left-behind" : null;

/**
 * A server that is put back in silence to a copy from before its epoch goes on under the older one: bases that were
 * given under it in another history count as seen (rules M2, S5).
 */
export const gapInMerging = ({ isEpochReused }: Made): KnownGap | null =>
  isEpochReused ? "gap-epoch-reused" : null;
