import { clockOrDay, plainNumber } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import css from "./device-card.module.css";
import { useStartsOffline } from "./use-starts-offline";
import { useStorageState } from "./use-storage-state";

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000 * MEGABYTE;

function size(bytes: number): string {
  const [unit, of] = bytes >= GIGABYTE ? ([GIGABYTE, "GB"] as const) : ([MEGABYTE, "MB"] as const);
  return `${plainNumber(bytes / unit, bytes < 10 * unit ? 1 : 0)}\u00A0${of}`;
}

/** The device itself: when it last spoke with the office, how full it is, which version runs. */
export function DeviceCard({ lastContactAt, now }: { lastContactAt: number | null; now: number }) {
  const t = useText();
  const { used, quota, kept } = useStorageState();
  const startsOffline = useStartsOffline();
  const facts = [
    [t("sync.lastContact"), lastContactAt === null ? t("sync.noContactYet") : clockOrDay(lastContactAt, now)],
    [
      t("sync.storageUsed"),
      used === undefined || quota === undefined
        ? t("sync.unknown")
        : t("sync.storageOf", { used: size(used), quota: size(quota) }),
    ],
    [
      t("sync.offline"),
      startsOffline === undefined
        ? t("sync.offlineNever")
        : t(startsOffline ? "sync.offlineYes" : "sync.offlineSoon"),
    ],
    [t("sync.kept"), kept === undefined ? t("sync.unknown") : t(kept ? "sync.keptYes" : "sync.keptNo")],
    [t("sync.version"), __BUILD__],
  ];
  return (
    <Card title={t("sync.deviceTitle")}>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={css.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
