import { useMemo, useSyncExternalStore } from "react";
import type { Device } from "../../data/device";
import { useDevice } from "../../data/use-live";
import { FIRST_STATUS, type SyncStatus } from "../../sync/sync-status";

/** Since when the browser says that there is no network, as an instant; null while it says there is one. */
type AwaySince = number | null;

/**
 * What is shown of an exchange. A network that the browser knows to be gone is gone at once, not at the next try; an
 * exchange that got through since then is the better proof (rule P8).
 */
export function shownStatus(status: SyncStatus, away: AwaySince): SyncStatus {
  if (away === null) return status;
  const isProven = status.connection === "online" && (status.lastContactAt ?? 0) > away;
  return isProven ? status : { ...status, connection: "offline" };
}

function statusOf(device: Device) {
  let status = FIRST_STATUS;
  let away: AwaySince = navigator.onLine ? null : Date.now();
  let shown = shownStatus(status, away);
  return {
    subscribe: (changed: () => void) => {
      const show = () => {
        shown = shownStatus(status, away);
        changed();
      };
      const network = () => {
        away = navigator.onLine ? null : Date.now();
        show();
      };
      addEventListener("online", network);
      addEventListener("offline", network);
      const end = device.onSyncStatus((now) => {
        status = now;
        show();
      });
      return () => {
        end();
        removeEventListener("online", network);
        removeEventListener("offline", network);
      };
    },
    snapshot: () => shown,
  };
}

/** How the exchange stands, as its engine last said and the browser knows. */
export function useSyncStatus(): SyncStatus {
  const device = useDevice();
  const { subscribe, snapshot } = useMemo(() => statusOf(device), [device]);
  return useSyncExternalStore(subscribe, snapshot);
}
