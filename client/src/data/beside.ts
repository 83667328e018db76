import { isStorageFull } from "../sync/storage-full";
import type { Replica } from "./replica";

/**
 * Work that nobody waits for. Locking ends it anywhere, and a full disk may stop it: what it leaves undone is done at the
 * next unlock or pull, and a full disk is said where somebody saves or syncs. Any other failure is a mistake of ours.
 */
export function beside(replica: Replica, work: Promise<unknown>): void {
  work.catch((failure: unknown) => {
    if (!replica.closed && !isStorageFull(failure)) throw failure;
  });
}
