import { OfficeAnswer } from "../../data/office/office-answer";
import type { OfficeDevice } from "../../data/office/office-answers";
import { useDevices, useWaiting } from "../../data/office/office-queries";
import { ago } from "../../text/dates";
import { waitingRecord, waitingWhy } from "../../text/say-waiting";
import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Cluster } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { EmptyState } from "../../ui/states";

/** As many as the eye takes in at once; the page behind has the others. */
const FIRST = 5;

function Devices({ devices, now }: { devices: readonly OfficeDevice[]; now: number }) {
  const t = useText();
  return (
    <List label={t("nav.devices")}>
      {devices.slice(0, FIRST).map((device) => (
        <Row
          key={device.replica}
          to="/devices"
          title={`${device.device} · ${device.staffName}`}
          detail={
            device.lastContactAt === null
              ? t("office.neverContact")
              : t("office.lastContact", { when: ago(device.lastContactAt, now) })
          }
          end={device.unsent > 0 && <Chip tone="red">{t("office.unsent", { count: device.unsent })}</Chip>}
        />
      ))}
    </List>
  );
}

function WaitingRows({ now }: { now: number }) {
  const t = useText();
  const query = useWaiting(1);
  return (
    <OfficeAnswer query={query}>
      {({ items }) => {
        const leads = items.filter(({ leadId }) => leadId === null);
        return (
          leads.length > 0 && (
            <List label={t("waiting.title")}>
              {leads.slice(0, FIRST).map((item) => (
                <Row
                  key={item.id}
                  to={`/waiting?item=${item.id}`}
                  title={item.personName || waitingRecord(item.collection)}
                  detail={[item.authorName || item.device, waitingWhy(item.reason)]
                    .filter(Boolean)
                    .join(" · ")}
                  end={<Chip tone="amber">{ago(item.receivedAt, now)}</Chip>}
                />
              ))}
            </List>
          )
        );
      }}
    </OfficeAnswer>
  );
}

/** What waits for a person: changes that could not be placed, and tablets that need care (rules P4, P10). */
export function Stuck({ now }: { now: number }) {
  const t = useText();
  const waiting = useWaiting(1).data;
  const devices = useDevices();
  const inTrouble = devices.data?.items.filter(({ trouble }) => trouble !== null) ?? [];
  const isEmpty = waiting?.total === 0 && devices.data !== undefined && inTrouble.length === 0;
  return (
    <Card title={t("office.stuck")} waiting={inTrouble.length > 0 || (waiting?.total ?? 0) > 0}>
      {isEmpty && (
        <EmptyState icon="check" title={t("office.nothingStuck")}>
          {t("office.nothingStuckNext")}
        </EmptyState>
      )}
      <WaitingRows now={now} />
      <OfficeAnswer query={devices}>
        {() => inTrouble.length > 0 && <Devices devices={inTrouble} now={now} />}
      </OfficeAnswer>
      {!isEmpty && (
        <Cluster>
          <LinkButton small tone="quiet" to="/waiting">
            {t("office.waitingAll")}
          </LinkButton>
          <LinkButton small tone="quiet" to="/devices">
            {t("office.devicesAll")}
          </LinkButton>
        </Cluster>
      )}
    </Card>
  );
}
