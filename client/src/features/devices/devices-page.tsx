import { OfficeAnswer } from "../../data/office/office-answer";
import { useDevices } from "../../data/office/office-queries";
import { OfficeReads } from "../../data/office/office-reads";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { Disclosure } from "../../ui/disclosure";
import { Stack } from "../../ui/layout";
import { StatusLine } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { EmptyState } from "../../ui/states";
import { deviceColumns } from "./device-columns";
import { byNeed } from "./device-facts";
import css from "./devices.module.css";
import { useDeviceEnd } from "./use-device-end";
import { EndDialog } from "./end-dialog";
import { TroubleCard, type TroubleCardProps } from "./trouble-card";

const MEANINGS = ["devices.meaningHoles", "devices.meaningRepairs", "devices.meaningClock"] as const;

function All({ devices, now, onAsk }: TroubleCardProps) {
  const t = useText();
  return (
    <div className={css.table}>
      <Card flush>
        <DataTable
          caption={t("devices.table")}
          columns={deviceColumns(t, { now, build: __BUILD__, onAsk })}
          rows={devices}
          rowKey={({ replica }) => replica}
        />
      </Card>
    </div>
  );
}

function Devices() {
  const t = useText();
  const query = useDevices();
  const { about, outcome, problem, busy, ask, say, close } = useDeviceEnd(query.dataUpdatedAt);
  const now = Date.now();
  const devices = byNeed(query.data?.items ?? []);
  const inTrouble = devices.filter(({ trouble }) => trouble !== null);
  return (
    <>
      <PageHeader
        title={t("devices.title")}
        sub={
          query.data && (
            <>
              {t("devices.intro", { count: devices.length })}
              {devices.length > 0 &&
                ` · ${inTrouble.length === 0 ? t("devices.allWell") : t("devices.inTrouble", { count: inTrouble.length })}`}
            </>
          )
        }
      />
      <OfficeAnswer query={query}>
        {() =>
          devices.length === 0 ? (
            <EmptyState icon="sync" title={t("devices.emptyTitle")}>
              {t("devices.emptyNext")}
            </EmptyState>
          ) : (
            <Stack>
              <TroubleCard devices={inTrouble} now={now} onAsk={ask} />
              <StatusLine tone={outcome?.tone}>{outcome && t(outcome.words)}</StatusLine>
              <All devices={devices} now={now} onAsk={ask} />
              <Disclosure title={t("devices.meaning")}>
                <ul className={css.steps}>
                  {MEANINGS.map((words) => (
                    <li key={words}>{t(words)}</li>
                  ))}
                </ul>
              </Disclosure>
            </Stack>
          )
        }
      </OfficeAnswer>
      {about && (
        <EndDialog
          device={about}
          now={now}
          problem={problem}
          busy={busy}
          onSay={(word) => void say(word)}
          onClose={close}
        />
      )}
    </>
  );
}

/** `/devices` Συσκευές: who has what in the hand, and what does not reach the office. */
export function DevicesPage() {
  return (
    <OfficeReads>
      <Devices />
    </OfficeReads>
  );
}
