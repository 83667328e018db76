import type { SyncStatus } from "../../sync/sync-status";
import type { RibbonState } from "../../ui/ribbon";

const NEEDS_A_PERSON: readonly SyncStatus["problem"][] = ["refused", "storage", "upgrade"];

/** The one colour of the ribbon. What needs a person comes first, then what waits, then the signal. */
export function ribbonState(unsent: number | undefined, status: SyncStatus): RibbonState {
  if (NEEDS_A_PERSON.includes(status.problem)) return "bad";
  if (unsent === undefined) return "offline";
  if (unsent > 0) return "wait";
  return status.connection === "offline" ? "offline" : "ok";
}
