import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { useUpdate } from "./update-store";

/** A question, never a surprise: what somebody is writing decides when the page opens anew. */
export function UpdatePrompt() {
  const t = useText();
  const { state, take, later } = useUpdate();
  if (state === "none") return null;
  const isHere = state === "ready";
  return (
    <Notice
      tone="accent"
      live="status"
      title={isHere ? t("app.updateReadyTitle") : t("app.updatedElsewhere")}
      actions={
        <>
          <Button small tone="primary" onClick={isHere ? take : () => location.reload()}>
            {isHere ? t("app.update") : t("error.reload")}
          </Button>
          <Button small tone="quiet" onClick={later}>
            {t("app.updateLater")}
          </Button>
        </>
      }
    >
      {isHere && (
        <p>
          {t("app.updateReady")} {t("app.updateReadyWords")}
        </p>
      )}
    </Notice>
  );
}
