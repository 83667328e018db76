import type { OfficeDevice } from "../../data/office/office-answers";
import { ago, clockOrDay, plainNumber } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { Chip } from "../../ui/chip";
import type { Column } from "../../ui/data-table";
import { Sub } from "../../ui/layout";
import css from "./devices.module.css";
import { CLOCK_OFF_MINUTES, minutesOff } from "./device-facts";

function State({ device, t }: { device: OfficeDevice; t: Translate }) {
  if (device.revokedAt !== null) return <Chip>{t("devices.revoked")}</Chip>;
  if (device.trouble === "stuck") return <Chip tone="red">{t("devices.stuck")}</Chip>;
  if (device.trouble !== null) return <Chip tone="amber">{t("devices.silent")}</Chip>;
  return <Chip tone="olive">{t("devices.well")}</Chip>;
}

function Clock({ device, t }: { device: OfficeDevice; t: Translate }) {
  const off = minutesOff(device);
  if (off === null) return t("devices.clockUnknown");
  if (off === 0) return t("devices.clockRight");
  const words = t(off > 0 ? "devices.clockAhead" : "devices.clockBehind", { count: Math.abs(off) });
  return Math.abs(off) >= CLOCK_OFF_MINUTES ? <Chip tone="amber">{words}</Chip> : words;
}

function unsentWords({ unsent, oldestUnsentAt }: OfficeDevice, now: number, t: Translate): string {
  if (unsent === 0) return t("devices.nothing");
  if (oldestUnsentAt === null) return plainNumber(unsent);
  return t("devices.unsentSince", { count: plainNumber(unsent), when: clockOrDay(oldestUnsentAt, now) });
}

const contactWords = ({ lastContactAt }: OfficeDevice, now: number, t: Translate): string =>
  lastContactAt === null ? t("devices.never") : ago(lastContactAt, now);

/** Zero is quiet; anything else is to be seen. */
const counted = (count: number) => (count === 0 ? "0" : <b>{plainNumber(count)}</b>);

/** The state; where the page is narrow also what has no column of its own there. */
function Told({ device, now, t }: { device: OfficeDevice; now: number; t: Translate }) {
  return (
    <>
      <State device={device} t={t} />
      <div className={css.narrow}>
        {device.unsent > 0 && <Sub>{`${t("devices.unsent")}: ${unsentWords(device, now, t)}`}</Sub>}
        <Sub>{contactWords(device, now, t)}</Sub>
      </div>
    </>
  );
}

/** @param build what runs here, to tell the devices on another version */
export const deviceColumns = (t: Translate, now: number, build: string): Column<OfficeDevice>[] => [
  {
    key: "device",
    header: t("devices.device"),
    heads: true,
    cell: (device) => (
      <>
        {device.staffName}
        <Sub>
          {device.device} · {t(device.kind === "office" ? "devices.office" : "devices.field")}
        </Sub>
      </>
    ),
  },
  {
    key: "state",
    header: t("devices.state"),
    cell: (device) => <Told device={device} now={now} t={t} />,
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
