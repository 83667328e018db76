import { OfficeAnswer } from "../../data/office/office-answer";
import { useDevices, useQuarantine } from "../../data/office/office-queries";
import { ago } from "../../text/dates";
import { fieldWord, recordWord } from "../../text/field-word";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { List, Row } from "../../ui/list";
import { EmptyState } from "../../ui/states";

/** What waits for a person: changes that could not be placed, and devices that are silent (rules P4, P10). */
export function Stuck({ now }: { now: number }) {
  const t = useText();
  const quarantine = useQuarantine();
  const devices = useDevices();
  const silent = devices.data?.items.filter((device) => device.silent) ?? [];
  const isEmpty = quarantine.data?.total === 0 && devices.data !== undefined && silent.length === 0;
  return (
    <div id="stuck">
      <Card title={t("office.stuck")} waiting={silent.length > 0 || (quarantine.data?.total ?? 0) > 0}>
        {isEmpty && (
          <EmptyState icon="check" title={t("office.nothingStuck")}>
            {t("office.nothingStuckNext")}
          </EmptyState>
        )}
        <OfficeAnswer query={quarantine}>
          {({ items }) =>
            items.length > 0 && (
              <List label={t("review.quarantine")}>
                {items.map((item) => (
                  <Row
                    key={item.id}
                    title={`${recordWord(item.collection)} · ${item.authorName || item.device}`}
                    detail={[
                      item.fields.map((field) => fieldWord(item.collection, field)).join(", "),
                      t("review.quarantineWhy", { reason: item.reason }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                    end={<Chip tone="amber">{ago(item.receivedAt, now)}</Chip>}
                  />
                ))}
              </List>
            )
          }
        </OfficeAnswer>
        <OfficeAnswer query={devices}>
          {() =>
            silent.length > 0 && (
              <List label={t("nav.devices")}>
                {silent.map((device) => (
                  <Row
                    key={device.replica}
                    title={`${device.device} · ${device.staffName}`}
                    detail={
                      device.lastContactAt === null
                        ? t("office.neverContact")
                        : t("office.lastContact", { when: ago(device.lastContactAt, now) })
                    }
                    end={
                      device.unsent > 0 && (
                        <Chip tone="red">{t("office.unsent", { count: device.unsent })}</Chip>
                      )
                    }
                  />
                ))}
              </List>
            )
          }
        </OfficeAnswer>
      </Card>
    </div>
  );
}
