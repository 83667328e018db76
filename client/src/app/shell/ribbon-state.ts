import type { SyncStatus } from "../../sync/sync-status";
import type { RibbonState } from "../../ui/ribbon";

const PROBLEMS: readonly SyncStatus["problem"][] = ["refused", "storage", "upgrade", "ended"];

/** Whether the exchange cannot go on by itself. */
export const needsAPerson = ({ problem }: SyncStatus): boolean => PROBLEMS.includes(problem);

/** The one colour of the ribbon. What needs a person comes first, then what waits, then the signal. */
export function ribbonState(unsent: number | undefined, status: SyncStatus): RibbonState {
  if (needsAPerson(status)) return "bad";
  if (unsent === undefined) return "offline";
  if (unsent > 0) return "wait";
  return status.connection === "offline" ? "offline" : "ok";
}
