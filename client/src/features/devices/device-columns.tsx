import type { OfficeDevice } from "../../data/office/office-answers";
import { ago, clockOrDay, plainNumber } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { Chip } from "../../ui/chip";
import type { Column } from "../../ui/data-table";
import { Sub } from "../../ui/layout";
import css from "./devices.module.css";
import { DeviceState } from "./device-state";
import { CLOCK_OFF_MINUTES, minutesOff } from "./device-facts";

function Clock({ device, t }: { device: OfficeDevice; t: Translate }) {
  const off = minutesOff(device);
  if (off === null) return t("devices.clockUnknown");
  if (off === 0) return t("devices.clockRight");
  const words = t(off > 0 ? "devices.clockAhead" : "devices.clockBehind", { count: Math.abs(off) });
  return Math.abs(off) >= CLOCK_OFF_MINUTES ? <Chip tone="amber">{words}</Chip> : words;
}

/** Of what was emptied nothing waits to be sent any more. */
function unsentWords({ unsent, oldestUnsentAt, wipedAt }: OfficeDevice, now: number, t: Translate): string {
  if (unsent === 0 || wipedAt !== null) return t("devices.nothing");
  if (oldestUnsentAt === null) return plainNumber(unsent);
  return t("devices.unsentSince", { count: plainNumber(unsent), when: clockOrDay(oldestUnsentAt, now) });
}

const contactWords = ({ lastContactAt }: OfficeDevice, now: number, t: Translate): string =>
  lastContactAt === null ? t("devices.never") : ago(lastContactAt, now);

/** Zero is quiet; anything else is to be seen. */
const counted = (count: number) => (count === 0 ? "0" : <b>{plainNumber(count)}</b>);

/** Where the page is narrow: what has no column of its own there. */
function Narrow({ device, now, t }: { device: OfficeDevice; now: number; t: Translate }) {
  return (
    <div className={css.narrow}>
      {device.unsent > 0 && device.wipedAt === null && (
        <Sub>{`${t("devices.unsent")}: ${unsentWords(device, now, t)}`}</Sub>
      )}
      <Sub>{contactWords(device, now, t)}</Sub>
    </div>
  );
}

export interface ColumnFacts {
  now: number;
  /** What runs here, to tell the devices on another version. */
  build: string;
  onAsk: (device: OfficeDevice) => void;
}

export const deviceColumns = (t: Translate, { now, build, onAsk }: ColumnFacts): Column<OfficeDevice>[] => [
  {
    key: "device",
    header: t("devices.device"),
    heads: true,
    cell: (device) => (
      <>
        {device.staffName}
        <Sub>
          {device.device} · {t(device.kind === "office" ? "devices.office" : "devices.field")}
          {device.here && ` · ${t("devices.here")}`}
        </Sub>
        <Narrow device={device} now={now} t={t} />
      </>
    ),
  },
  {
    key: "state",
    header: t("devices.state"),
    cell: (device) => <DeviceState device={device} now={now} onAsk={onAsk} />,
  },
  {
    key: "unsent",
    header: t("devices.unsent"),
    spare: true,
    cell: (device) => unsentWords(device, now, t),
  },
  {
    key: "contact",
    spare: true,
    header: t("devices.contact"),
    cell: (device) => contactWords(device, now, t),
  },
  {
    key: "version",
    header: t("devices.version"),
    spare: true,
    cell: (device) => (
      <>
        <span className={css.build}>{device.build ?? "–"}</span>
        {device.build !== null && device.build !== build && <Sub>{t("devices.otherVersion")}</Sub>}
      </>
    ),
  },
  {
    key: "clock",
    header: t("devices.clock"),
    spare: true,
    cell: (device) => <Clock device={device} t={t} />,
  },
  {
    key: "holes",
    header: t("devices.holes"),
    align: "end",
    spare: true,
    cell: ({ holes }) => counted(holes),
  },
  {
    key: "repairs",
    header: t("devices.repairs"),
    align: "end",
    spare: true,
    cell: ({ repairs }) => counted(repairs),
  },
];
