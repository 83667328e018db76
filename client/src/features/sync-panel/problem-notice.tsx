import type { SyncProblem, SyncStatus } from "../../sync/sync-status";
import { clock } from "../../text/dates";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { Notice } from "../../ui/notice";

const SAID: Record<SyncProblem, { text: MessageId; tone: "red" | "amber" }> = {
  "no-server": { text: "sync.noServer", tone: "amber" },
  captive: { text: "sync.notOurServer", tone: "amber" },
  refused: { text: "sync.refused", tone: "red" },
  ended: { text: "sync.accessEnded", tone: "red" },
  busy: { text: "sync.serverBusy", tone: "amber" },
  cut: { text: "sync.cut", tone: "amber" },
  device: { text: "sync.deviceProblem", tone: "amber" },
  storage: { text: "sync.storageProblem", tone: "red" },
  upgrade: { text: "sync.upgradeNeeded", tone: "red" },
};

/** Why the last try did not end well, and when the next one comes by itself. */
export function ProblemNotice({ status }: { status: SyncStatus }) {
  const t = useText();
  if (!status.problem) return null;
  const { text, tone } = SAID[status.problem];
  return (
    <Notice tone={tone} title={t(text)}>
      {status.nextTryAt !== null && <p>{t("sync.nextTry", { clock: clock(status.nextTryAt) })}</p>}
    </Notice>
  );
}
