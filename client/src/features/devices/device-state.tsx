import type { DeviceEnd } from "@konta/shared/sync/device-order";
import type { OfficeDevice } from "../../data/office/office-answers";
import { clockOrDay } from "../../text/dates";
import type { MessageId } from "../../text/el";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { Sub, Unseen } from "../../ui/layout";
import css from "./devices.module.css";
import { endOf, wordsFor } from "./end-words";
import { BACK_TO } from "./use-device-end";

const ENDED: Record<DeviceEnd, Record<"chip" | "waits" | "was", MessageId>> = {
  lost: { chip: "devices.chipLost", waits: "devices.waitsLost", was: "devices.wasLost" },
  stolen: { chip: "devices.chipStolen", waits: "devices.waitsStolen", was: "devices.wasStolen" },
  retired: { chip: "devices.chipRetired", waits: "devices.waitsRetired", was: "devices.wasRetired" },
};

/** Given up and waiting for it, or empty already: what became of the work on it. */
function Ended({ device, now, end, t }: StateProps & { end: DeviceEnd }) {
  const { endedAt, wipedAt, unsent } = device;
  const words = ENDED[end];
  if (wipedAt !== null)
    return (
      <>
        <Chip>{t("devices.chipEmptied")}</Chip>
        <Sub>{t("devices.emptied", { when: clockOrDay(wipedAt, now) })}</Sub>
        <Sub>{t(words.was)}</Sub>
        {end === "stolen" && unsent > 0 && <Sub>{t("devices.wentWith", { count: unsent })}</Sub>}
      </>
    );
  return (
    <>
      <Chip tone="amber">{t(words.chip)}</Chip>
      {endedAt !== null && <Sub>{t(words.waits, { when: clockOrDay(endedAt, now) })}</Sub>}
      {unsent > 0 && (
        <p>
          <b>{t("devices.stillThere", { count: unsent })}</b>
        </p>
      )}
    </>
  );
}

interface StateProps {
  device: OfficeDevice;
  now: number;
  t: Translate;
}

function Chips({ device, now, t }: StateProps) {
  const end = endOf(device);
  if (end) return <Ended device={device} now={now} end={end} t={t} />;
  if (device.revokedAt !== null) return <Chip>{t("devices.revoked")}</Chip>;
  if (device.trouble === "stuck") return <Chip tone="red">{t("devices.stuck")}</Chip>;
  if (device.trouble !== null) return <Chip tone="amber">{t("devices.silent")}</Chip>;
  return <Chip tone="olive">{t("devices.well")}</Chip>;
}

/** Opens the question what became of it; nothing where there is nothing for the reader to say. */
export function EndButton({
  device,
  onAsk,
}: {
  device: OfficeDevice;
  onAsk: (device: OfficeDevice) => void;
}) {
  const t = useText();
  const words = wordsFor(device);
  if (words.length === 0) return null;
  const act = device.mayEnd === "lost" ? "devices.actLost" : "devices.act";
  return (
    <Button small tone="quiet" onClick={() => onAsk(device)}>
      {t(words.includes("found") ? "devices.actFound" : act)}
      <Unseen>{` ${device.staffName}, ${device.device}`}</Unseen>
    </Button>
  );
}

/** How a device fares, and the button that says what became of it. */
export function DeviceState({
  device,
  now,
  onAsk,
}: Omit<StateProps, "t"> & { onAsk: (device: OfficeDevice) => void }) {
  const t = useText();
  return (
    <div className={css.state} tabIndex={-1} {...{ [BACK_TO]: device.replica }}>
      <Chips device={device} now={now} t={t} />
      <EndButton device={device} onAsk={onAsk} />
    </div>
  );
}
