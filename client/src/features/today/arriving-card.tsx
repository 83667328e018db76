import { useEffect, useState } from "react";
import { useDevice } from "../../data/use-live";
import { FIRST_STATUS, type SyncStatus } from "../../sync/sync-status";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Sub } from "../../ui/layout";
import { ProgressBar } from "../../ui/states";

/** The first hours of a device: what it is to know is still on its way, or waits for a network. */
export function ArrivingCard() {
  const t = useText();
  const device = useDevice();
  const [status, setStatus] = useState<SyncStatus>(FIRST_STATUS);
  useEffect(() => device.onSyncStatus(setStatus), [device]);
  const { arriving, connection } = status;
  const isOffline = connection === "offline";
  return (
    <Card title={t(isOffline ? "today.notArrivedTitle" : "today.arrivingTitle")}>
      <Sub>{t(isOffline ? "today.notArrived" : "today.arriving")}</Sub>
      {arriving && (
        <ProgressBar
          label={t("today.arrivingTitle")}
          value={arriving.done}
          max={Math.max(arriving.total, 1)}
          numbers={t("today.arrivingNumbers", { done: arriving.done, total: arriving.total })}
        />
      )}
    </Card>
  );
}
