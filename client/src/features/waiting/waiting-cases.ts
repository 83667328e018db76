import type { WaitingItem } from "../../data/office/office-answers";

/** One thing to decide: an op, and what waits only because of it. */
export interface WaitingCase {
  lead: WaitingItem;
  /** In the order they came. */
  behind: readonly WaitingItem[];
}

/**
 * What is sent back along with the lead: of somebody whose file is not made, nothing can ever go in, because nobody would
 * know where she lives. Anything else is judged on its own merits.
 */
export function sentBackWith({ lead, behind }: WaitingCase): readonly WaitingItem[] {
  const isNewFile = lead.collection === "beneficiary" && !lead.hasFile && !lead.removes;
  return isNewFile ? behind.filter(({ mayDecide }) => mayDecide) : [];
}

/** What is to be decided, one line each, in the order of the answer. */
export function waitingCases(items: readonly WaitingItem[]): WaitingCase[] {
  const ids = new Set(items.map(({ id }) => id));
  const isBehind = ({ leadId }: WaitingItem) => leadId !== null && ids.has(leadId);
  return items
    .filter((item) => !isBehind(item))
    .map((lead) => ({ lead, behind: items.filter(({ leadId }) => leadId === lead.id).toReversed() }));
}
