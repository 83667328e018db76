import { useText } from "../../text/use-text";
import { Notice, NoticeRegion } from "../../ui/notice";

export interface ForgottenHereProps {
  /** Work that a database of this device does not know any more, and how much of it still lies here as second copies. */
  forgotten: { count: number; left: number } | null;
}

/**
 * The browser gave back an older memory, or an empty one: what became of the work first, then what happens by itself
 * (rule O6).
 */
export function ForgottenHere({ forgotten }: ForgottenHereProps) {
  return <NoticeRegion>{forgotten && <Words {...forgotten} />}</NoticeRegion>;
}

function Words({ count, left }: { count: number; left: number }) {
  const t = useText();
  if (left > 0)
    return (
      <Notice tone="amber" title={t("session.forgottenWaiting", { count: left })}>
        <p>{t("session.forgottenWaitingNext")}</p>
      </Notice>
    );
  return (
    <Notice tone="olive" title={t("session.forgottenHandedIn", { count })}>
      <p>{t("session.forgottenHandedInNext")}</p>
    </Notice>
  );
}
