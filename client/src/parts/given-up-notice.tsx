import type { DeviceEnd } from "@konta/shared/sync/device-order";
import type { MessageId } from "../text/el";
import { useText } from "../text/use-text";
import { Notice } from "../ui/notice";

export interface GivenUpNoticeProps {
  /** What was done about the device's having been given up: why each person's work was taken away, and what is only here. */
  given: { emptied: readonly { end: DeviceEnd }[]; left: number };
}

const WORDS: Record<DeviceEnd, MessageId> = {
  lost: "session.givenLost",
  stolen: "session.givenStolen",
  retired: "session.givenRetired",
};

/** The office has given this device up: what became of the work first, then what to do (rules O2, S6). */
export function GivenUpNotice({ given: { emptied, left } }: GivenUpNoticeProps) {
  const t = useText();
  if (left > 0)
    return (
      <Notice tone="amber" live="alert" title={t("session.givenLeft", { count: left })}>
        <p>{t("session.givenLeftNext")}</p>
      </Notice>
    );
  const [first] = emptied;
  if (!first) return null;
  return (
    <Notice tone="amber" live="alert" title={t(WORDS[first.end])}>
      <p>{t("session.givenNext")}</p>
    </Notice>
  );
}
