import type { SyncView } from "../../data/border";
import { useText } from "../../text/use-text";
import { Notice } from "../../ui/notice";

/** So long it stands above the rest; afterwards it is one of the incidents. */
const SAID_MS = 7 * 86_400_000;

/** This device's memory came back older than the work in it: never a silent fresh start (rule O6). */
export function ForgottenNotice({ incidents, now }: { incidents: SyncView["incidents"]; now: number }) {
  const t = useText();
  if (!incidents.some(({ at, what }) => what === "work-forgotten" && now - at < SAID_MS)) return null;
  return (
    <Notice tone="red" title={t("sync.forgottenTitle")}>
      <p>{t("sync.forgottenNext")}</p>
    </Notice>
  );
}
