import type { Op } from "@konta/shared/sync/op";
import type { QuarantineEntry } from "../db/quarantines";
import { compartmentOfOp, leansOn } from "../sync/apply-incoming";

/** An op that waits, read as far as it can be. */
export interface WaitingOp {
  entry: QuarantineEntry;
  op: Op | null;
}

/** Reasons that say only that something else must be decided first. */
const FOLLOWS: ReadonlySet<string> = new Set(["held", "group"]);

const isBefore = (one: QuarantineEntry, other: QuarantineEntry): boolean =>
  one.incarnation < other.incarnation || (one.incarnation === other.incarnation && one.n < other.n);

const isOn = ({ entry }: WaitingOp, collection: string, recordId: string): boolean =>
  entry.collection === collection && entry.recordId === recordId;

/** What it waits for directly: its own record's earlier op, or the record of whoever it is about. */
function heldBy({ entry, op }: WaitingOp, others: readonly WaitingOp[]): WaitingOp | undefined {
  const parents = op ? leansOn(op) : [];
  return (
    others.find((each) => isOn(each, entry.collection, entry.recordId) && isBefore(each.entry, entry)) ??
    others.find((each) => parents.some(([collection, id]) => isOn(each, collection, id)))
  );
}

/** What of the same save was refused for a reason of its own. */
const savedWith = ({ op }: WaitingOp, others: readonly WaitingOp[]): WaitingOp | undefined =>
  others.find(
    (each) =>
      each.entry.reason !== "group" &&
      op?.group !== undefined &&
      each.op?.group === op.group &&
      compartmentOfOp(each.op) === compartmentOfOp(op),
  );

/**
 * For each op that waits only because of another one, the id of the one that must be decided. Only among those given, so
 * that nobody hears of an op that is not theirs; what it waits for may then be missing.
 */
export function leadsOf(waiting: readonly WaitingOp[]): Map<string, string> {
  const leads = new Map<string, string>();
  for (const each of waiting) {
    const seen = new Set([each]);
    let at = each;
    while (FOLLOWS.has(at.entry.reason)) {
      const others = waiting.filter((one) => one.entry.replica === at.entry.replica && !seen.has(one));
      const next = at.entry.reason === "group" ? savedWith(at, others) : heldBy(at, others);
      if (!next) break;
      seen.add(next);
      at = next;
    }
    if (at !== each) leads.set(each.entry.id, at.entry.id);
  }
  return leads;
}
