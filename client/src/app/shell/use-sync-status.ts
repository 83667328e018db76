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

/** How the exchange stands, as its engine last said: it hears of the network's going at once, and proves its return. */
export function useSyncStatus(): SyncStatus {
  const device = useDevice();
  const { subscribe, snapshot } = useMemo(() => statusOf(device), [device]);
  return useSyncExternalStore(subscribe, snapshot);
}
