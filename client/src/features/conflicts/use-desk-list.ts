import { useState } from "react";
import type { DeskConflict } from "../../data/office/office-answers";
import { useLive } from "../../data/use-live";
import type { Decided } from "./use-decision";

/** The disagreements of the list, those taken up again first, and which of them only wait to be sent. */
export function useDeskList(
  answered: readonly DeskConflict[],
  selectedId: string | undefined,
  decided: readonly Decided[],
) {
  const unsent = useLive(["outbox", "sync"], async (store) => (await store.syncView()).unsent, []) ?? [];
  const [again, setAgain] = useState<DeskConflict | null>(null);
  const waiting = (conflict: DeskConflict): boolean =>
    conflict.open &&
    again?.id !== conflict.id &&
    (decided.some((one) => one.conflict.id === conflict.id) ||
      unsent.some(
        ({ recordId, collection }) => recordId === conflict.recordId && collection === conflict.collection,
      ));
  const items = again ? [again, ...answered.filter(({ id }) => id !== again.id)] : answered;
  const selected =
    items.find(({ id }) => id === selectedId) ?? items.find((one) => !waiting(one)) ?? items[0];
  const at = items.findIndex(({ id }) => id === selected?.id);
  return {
    items,
    selected,
    waiting,
    takeUp: setAgain,
    neighbour: (by: 1 | -1) => items[at + by],
    /** The next one that waits for a decision, from the top again after the last. */
    nextOpen: () => [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))].find((one) => !waiting(one)),
  };
}
