import { useState } from "react";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useDevice, useLive } from "../../data/use-live";
import type { SyncStatus } from "../../sync/sync-status";
import { HiddenHere } from "../../parts/hidden-here";
import { clockOrDay } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Notice, StatusLine } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { DeliveredCard } from "./delivered-card";
import { DeviceCard } from "./device-card";
import { ForgottenNotice } from "./forgotten-notice";
import { IncidentsCard } from "./incidents-card";
import { NoticesCard } from "./notices-card";
import { ProblemNotice } from "./problem-notice";
import css from "./sync-page.module.css";
import { custodyText, UnopenedNotice } from "./unopened-notice";
import { UnsentCard } from "./unsent-card";

/** What came of the last tap on the button, from the state the exchange is in now. */
function outcomeText(status: SyncStatus, t: Translate): string | null {
  if (status.phase === "syncing") return t("sync.running");
  if (status.connection === "offline") return t("sync.askedOffline");
  if (status.problem) return null;
  return status.lastContactAt === null
    ? t("sync.started")
    : t("sync.ended", { when: clockOrDay(status.lastContactAt, Date.now()) });
}

export function SyncPage({ status }: { status: SyncStatus }) {
  const t = useText();
  const device = useDevice();
  const view = useLive(["outbox", "notices", "people", "sync"], (store) => store.syncView(), []);
  const communityName = useCatalogueNames("community");
  const [asked, setAsked] = useState(false);
  const now = Date.now();
  const isOnline = status.connection === "online";

  return (
    <div className={css.page}>
      <PageHeader
        title={t("sync.title")}
        sub={t(isOnline ? "sync.online" : "sync.noSignal")}
        back={{ to: "/", label: t("actions.back") }}
      />
      <Button
        tone="primary"
        icon="sync"
        wide
        busy={status.phase === "syncing"}
        onClick={() => {
          setAsked(true);
          void device.syncNow();
        }}
      >
        {t("sync.now")}
      </Button>
      <StatusLine tone={isOnline ? "olive" : "amber"}>{asked && outcomeText(status, t)}</StatusLine>
      <ProblemNotice status={status} />
      {view && (
        <>
          <Notice tone="olive" title={t("sync.nothingLost")}>
            <p>{t(custodyText(view))}</p>
          </Notice>
          <ForgottenNotice incidents={view.incidents} now={now} />
          <UnopenedNotice count={view.unopened} />
          <HiddenHere />
          <UnsentCard unsent={view.unsent} oldestAt={view.oldestUnsentAt} now={now} />
          <NoticesCard notices={view.notices} now={now} />
          <DeliveredCard delivered={view.delivered} notices={view.notices} now={now} />
          <IncidentsCard incidents={view.incidents} now={now} nameOf={communityName} />
        </>
      )}
      <DeviceCard lastContactAt={status.lastContactAt} now={now} />
    </div>
  );
}
