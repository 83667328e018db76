import { useDraft } from "../data/use-draft";
import { useDevice } from "../data/use-live";

export interface KeptDecisionPorts<Decision> {
  /** The draft's name: one per desk. */
  name: string;
  /** As it stands; another object for every change. */
  decision: Decision;
  /** Whether anything has been chosen. */
  isBegun: boolean;
  /** Reads what was kept; null where it is of another shape by now. */
  read: (left: unknown) => Decision | null;
  /** What was left here stands again, unless something else has been chosen meanwhile. */
  onLeft: (decision: Decision) => void;
}

/**
 * A decision at a desk that is not made yet, kept as every form's draft is: over a lock, a reload, another page. A decision
 * that is made, or left, takes its draft along.
 * @returns whether the last words of it could not be kept
 */
export function useKeptDecision<Decision extends object>(ports: KeptDecisionPorts<Decision>): boolean {
  const { store } = useDevice();
  const { name, decision, isBegun, read, onLeft } = ports;
  const { isUnkept } = useDraft(store, name, isBegun ? decision : null, (left) => {
    const kept = read(left);
    if (kept) onLeft(kept);
    return kept !== null;
  });
  return isUnkept;
}
