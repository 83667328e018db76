import { useId } from "react";
import { type UnsavedForm, useUnsavedForms } from "../../parts/unsaved-forms";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { openAnew } from "./open-anew";
import { type UpdateState, useUpdate } from "./update-store";

/** A question, never a surprise: what somebody is writing decides when the page opens anew. */
export function UpdatePrompt() {
  const { state, isUnkept, take, later } = useUpdate();
  const unsaved = useUnsavedForms();
  if (state === "none") return null;
  const onTake = state === "ready" ? take : () => void openAnew(() => location.reload());
  return <UpdateNotice state={state} unsaved={unsaved} isUnkept={isUnkept} onTake={onTake} onLater={later} />;
}

interface UpdateNoticeProps {
  state: Exclude<UpdateState["state"], "none">;
  /** Forms that hold something and keep no draft: the button waits for them. */
  unsaved: readonly UnsavedForm[];
  /** The last try could not keep what stands in a form. */
  isUnkept: boolean;
  onTake: () => void;
  onLater: () => void;
}

export function UpdateNotice({ state, unsaved, isUnkept, onTake, onLater }: UpdateNoticeProps) {
  const t = useText();
  const why = useId();
  const isHere = state === "ready";
  const waits = unsaved.length > 0;
  return (
    <Notice
      tone={isUnkept && !waits ? "amber" : "accent"}
      live="status"
      title={isHere ? t("app.updateReadyTitle") : t("app.updatedElsewhere")}
      actions={
        <>
          <Button
            small
            tone="primary"
            waits={waits}
            aria-describedby={waits || isUnkept ? why : undefined}
            onClick={onTake}
          >
            {isHere ? t("app.update") : t("error.reload")}
          </Button>
          <Button small tone="quiet" onClick={onLater}>
            {t("app.updateLater")}
          </Button>
        </>
      }
    >
      {waits ? (
        <p id={why}>{t("app.updateHeld", { what: unsaved.map((form) => t(form)).join(", ") })}</p>
      ) : isUnkept ? (
        <p id={why}>{t("app.updateUnkept")}</p>
      ) : (
        isHere && (
          <p>
            {t("app.updateReady")} {t("app.updateReadyWords")}
          </p>
        )
      )}
    </Notice>
  );
}
