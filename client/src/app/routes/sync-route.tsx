import { SyncPage } from "../../features/sync-panel/sync-page";
import { useSyncStatus } from "../shell/use-sync-status";

/** The sync panel with the exchange as it stands. */
export default function SyncRoute() {
  return <SyncPage status={useSyncStatus()} />;
}
