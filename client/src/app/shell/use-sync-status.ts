import { useMemo, useSyncExternalStore } from "react";
import type { Device } from "../../data/device";
import { useDevice } from "../../data/use-live";
import { FIRST_STATUS, type SyncStatus } from "../../sync/sync-status";

function statusOf(device: Device) {
  let status = FIRST_STATUS;
  return {
    subscribe: (changed: () => void) =>
      device.onSyncStatus((now) => {
        status = now;
        changed();
      }),
    snapshot: () => status,
  };
}

function onNetwork(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/**
 * How the exchange stands, as its engine last said. A network that the browser knows to be gone is gone at once, not at
 * the next try.
 */
export function useSyncStatus(): SyncStatus {
  const device = useDevice();
  const { subscribe, snapshot } = useMemo(() => statusOf(device), [device]);
  const status = useSyncExternalStore(subscribe, snapshot);
  const hasNetwork = useSyncExternalStore(onNetwork, () => navigator.onLine);
  return hasNetwork ? status : { ...status, connection: "offline" };
}
