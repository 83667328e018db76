import type { Made } from "./made";
import type { Field } from "./multi-value-register";
import { sameJson } from "./same-json";

/**
 * What is known to be wrong in the product and not mended yet, each as narrow as it can be said. A gap is counted and
 * printed, never passed over; it is taken out again together with its fault.
 */
export const KNOWN_GAPS = ["gap-dispute-left-behind", "gap-epoch-reused", "gap-base-of-own-create"] as const;
export type KnownGap = (typeof KNOWN_GAPS)[number];

/**
 * An op that moves a record and touches a dispute about it writes the dispute into the new scope and does not announce
 * it as gone in the old one; only the sums notice (rule S3).
 */
export const gapInRepair = (disputes: readonly { field: string }[], { restores }: Made): KnownGap | null =>
  // After a restore any op may be the one that moves: the edit may come back before the one that made the record.
  disputes.some(({ field }) => field === "community" || restores > 0) ? "gap-dispute-left-behind" : null;

/**
 * A create that waits lies over the server's newer row; an edit of what it shows takes that row's base, because a create
 * has none to hand on: what others wrote meanwhile counts as seen (rule M2).
 */
const showsOwnCreate = ({ writes, field }: Field): boolean =>
  writes.some(({ told: { base, after, id, seen } }) =>
    after.some(
      (own) => base !== null && own.isNew && own.id === id && sameJson(own.fields[field], seen.fields[field]),
    ),
  );

/**
 * A server that is put back in silence to a copy from before its epoch goes on under the older one: bases that were
 * given under it in another history count as seen (rules M2, S5).
 */
export function gapInMerging({ isEpochReused }: Made, field: Field): KnownGap | null {
  if (isEpochReused) return "gap-epoch-reused";
  return showsOwnCreate(field) ? "gap-base-of-own-create" : null;
}
