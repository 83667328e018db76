import type { SyncView } from "../../data/border";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { Notice } from "../../ui/notice";

/** Who has what was written here: the office only when nothing waits, not even what cannot be opened now. */
export function custodyText({ unsent, unopened }: Pick<SyncView, "unsent" | "unopened">): MessageId {
  if (unsent.length > 0) return "sync.nothingLostWaiting";
  return unopened > 0 ? "sync.nothingLostUnopened" : "sync.nothingLostDelivered";
}

/** Unsent work that the keys at hand do not open (rule O2): where it is first, then what to do. */
export function UnopenedNotice({ count }: { count: number }) {
  const t = useText();
  if (count === 0) return null;
  return (
    <Notice tone="amber" title={t("sync.unopenedTitle", { count })}>
      <p>{t("sync.unopenedKept", { count })}</p>
      <p>{t("sync.unopenedNext")}</p>
    </Notice>
  );
}
