import { useSyncExternalStore } from "react";
import { FIRST_STATUS, type SyncStatus } from "../../sync/sync-status";

function onNetwork(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** How the exchange stands; before the engine has said anything, the browser's own word on the network. */
export function useSyncStatus(): SyncStatus {
  const online = useSyncExternalStore(onNetwork, () => navigator.onLine);
  return { ...FIRST_STATUS, connection: online ? "online" : "offline" };
}
