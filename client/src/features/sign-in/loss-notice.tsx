import { useText } from "../../text/use-text";
import { Notice } from "../../ui/notice";

export interface LossNoticeProps {
  /** Second copies that the office has taken and those that still lie here; or nothing is left in this browser. */
  loss: { what: "copies"; taken: number; left: number } | { what: "everything" };
}

/** This device's memory came back empty: what happened to the work first, then what to do (rule O6). */
export function LossNotice({ loss }: LossNoticeProps) {
  const t = useText();
  if (loss.what === "everything")
    return <Notice tone="red" live="alert" title={t("session.lostEverything")} />;
  const { taken, left } = loss;
  if (left > 0) return <Notice tone="red" live="alert" title={t("session.lostWaiting", { count: left })} />;
  return (
    <Notice
      tone="amber"
      live="alert"
      title={taken > 0 ? t("session.lostHandedIn", { count: taken }) : t("session.lostNothing")}
    />
  );
}
