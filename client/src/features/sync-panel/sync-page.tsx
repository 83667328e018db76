import type { SyncStatus } from "../../sync/sync-status";
export function SyncPage({ status }: { status: SyncStatus }) {
  return <h1>{status.phase}</h1>;
}
