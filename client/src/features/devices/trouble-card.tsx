import type { OfficeDevice } from "../../data/office/office-answers";
import { clockOrDay } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import css from "./devices.module.css";

function whatIsWrong(device: OfficeDevice, now: number, t: Translate): string {
  const { trouble, unsent, oldestUnsentAt, lastContactAt } = device;
  if (trouble === "stuck" && oldestUnsentAt === null) return t("devices.unopenedWords", { count: unsent });
  if (trouble === "stuck" && oldestUnsentAt !== null)
    return t("devices.stuckWords", { count: unsent, when: clockOrDay(oldestUnsentAt, now) });
  if (lastContactAt === null) return t("devices.neverWords");
  return t("devices.silentWords", { when: clockOrDay(lastContactAt, now) });
}

const STEPS = ["devices.doOpen", "devices.doWifi", "devices.doPanel", "devices.doLost"] as const;

/** The tablets that need somebody, and what one does about them. */
export function TroubleCard({ devices, now }: { devices: readonly OfficeDevice[]; now: number }) {
  const t = useText();
  if (devices.length === 0) return null;
  return (
    <Card title={t("devices.troubleTitle")} waiting>
      <ul role="list" className={css.trouble} aria-label={t("devices.troubleTitle")}>
        {devices.map((device) => (
          <li key={device.replica} className={device.trouble === "stuck" ? css.stuck : undefined}>
            <span className={css.who}>
              <b>{device.staffName}</b>
              <Sub>{device.device}</Sub>
            </span>
            <span>{whatIsWrong(device, now, t)}</span>
            <Chip tone={device.trouble === "stuck" ? "red" : "amber"}>
              {t(device.trouble === "stuck" ? "devices.stuck" : "devices.silent")}
            </Chip>
          </li>
        ))}
      </ul>
      <h3 className={css.heading}>{t("devices.whatToDo")}</h3>
      <ol className={css.steps}>
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p>
        <b>{t("devices.doNotClear")}</b>
      </p>
    </Card>
  );
}
