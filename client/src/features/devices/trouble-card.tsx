import type { OfficeDevice } from "../../data/office/office-answers";
import { clockOrDay } from "../../text/dates";
import type { MessageId } from "../../text/el";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import { EndButton } from "./device-state";
import css from "./devices.module.css";
import { wordsFor } from "./end-words";

function whatIsWrong(device: OfficeDevice, now: number, t: Translate): string {
  const { trouble, unsent, oldestUnsentAt, lastContactAt } = device;
  if (trouble === "stuck" && oldestUnsentAt === null) return t("devices.unopenedWords", { count: unsent });
  if (trouble === "stuck" && oldestUnsentAt !== null)
    return t("devices.stuckWords", { count: unsent, when: clockOrDay(oldestUnsentAt, now) });
  if (lastContactAt === null) return t("devices.neverWords");
  return t("devices.silentWords", { when: clockOrDay(lastContactAt, now) });
}

const STEPS = ["devices.doOpen", "devices.doWifi", "devices.doPanel"] as const;

/** What is left when a tablet does not come back, by what the reader may say of it. */
function lastStep(devices: readonly OfficeDevice[]): MessageId {
  if (devices.some(({ mayEnd }) => mayEnd === "all")) return "devices.doEnd";
  return devices.some((device) => wordsFor(device).length > 0) ? "devices.doLose" : "devices.doLost";
}

export interface TroubleCardProps {
  devices: readonly OfficeDevice[];
  now: number;
  onAsk: (device: OfficeDevice) => void;
}

/** The tablets that need somebody, and what one does about them. */
export function TroubleCard({ devices, now, onAsk }: TroubleCardProps) {
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
            <span className={css.acts}>
              <Chip tone={device.trouble === "stuck" ? "red" : "amber"}>
                {t(device.trouble === "stuck" ? "devices.stuck" : "devices.silent")}
              </Chip>
              <EndButton device={device} onAsk={onAsk} />
            </span>
          </li>
        ))}
      </ul>
      <h3 className={css.heading}>{t("devices.whatToDo")}</h3>
      <ol className={css.steps}>
        {[...STEPS, lastStep(devices)].map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
      <p>
        <b>{t("devices.doNotClear")}</b>
      </p>
    </Card>
  );
}
