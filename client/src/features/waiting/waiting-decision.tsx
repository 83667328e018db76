import { type KeyboardEvent, lazy, type RefObject, Suspense } from "react";
import type { Way } from "../../data/office/decide-waiting";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Kbd } from "../../ui/kbd";
import { Sub } from "../../ui/layout";
import { TextArea } from "../../ui/text-area";
import { type useWaitingDecision, WHY_CHARS } from "./use-waiting-decision";
import css from "./waiting.module.css";

const Dialog = lazy(() => import("../../ui/dialog"));

const WAYS = [
  { way: "release", title: "waiting.release", words: "waiting.releaseWords", save: "waiting.saveRelease" },
  { way: "reject", title: "waiting.reject", words: "waiting.rejectWords", save: "waiting.saveReject" },
] as const;

export interface WaitingDecisionProps {
  mayDecide: boolean;
  decision: ReturnType<typeof useWaitingDecision>;
  why: RefObject<HTMLTextAreaElement | null>;
  onChoose: (way: Way) => void;
  /** Asks once more where it cannot be taken back. */
  onSave: () => void;
  onLeave: () => void;
}

function Ways({ chosen, onChoose }: { chosen: Way | null; onChoose: (way: Way) => void }) {
  const t = useText();
  return (
    <div className={css.ways} role="group" aria-label={t("waiting.decide")}>
      {WAYS.map(({ way, title, words }, at) => (
        <button
          key={way}
          type="button"
          className={classNames(css.way, chosen === way && css.chosen)}
          aria-pressed={chosen === way}
          onClick={() => onChoose(way)}
        >
          <span className={css.wayHead}>
            <Kbd>{String(at + 1)}</Kbd>
            <b>{t(title)}</b>
          </span>
          <span className={css.detail}>{t(words)}</span>
        </button>
      ))}
    </div>
  );
}

/** In or back, why, and the button that says it. */
export function WaitingDecision({
  mayDecide,
  decision,
  why,
  onChoose,
  onSave,
  onLeave,
}: WaitingDecisionProps) {
  const t = useText();
  if (!mayDecide) return <Sub>{t("waiting.notYours")}</Sub>;
  const chosen = WAYS.find(({ way }) => way === decision.way);
  function keys(event: KeyboardEvent) {
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSave();
    else return;
    event.preventDefault();
  }
  return (
    <form
      className={css.form}
      aria-label={t("waiting.decide")}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Ways chosen={decision.way} onChoose={onChoose} />
      {chosen ? (
        <>
          <TextArea
            ref={why}
            label={t("waiting.why")}
            hint={t("waiting.whyHint")}
            error={decision.isWhyMissing ? t("waiting.whyNeeded") : undefined}
            rows={2}
            maxLength={WHY_CHARS}
            remaining={(count) => t("actions.remaining", { count })}
            value={decision.why}
            onValue={decision.write}
            onKeyDown={keys}
          />
          <div className={css.final}>
            <Button tone={chosen.way === "release" ? "primary" : "danger"} type="submit" busy={decision.busy}>
              {t(chosen.save)} <Kbd>Ctrl Enter</Kbd>
            </Button>
            <Button tone="quiet" onClick={onLeave}>
              {t("actions.cancel")}
            </Button>
          </div>
        </>
      ) : (
        <Sub>{t("waiting.choose")}</Sub>
      )}
    </form>
  );
}

export interface SureProps {
  why: string;
  /** How many more are sent back with it. */
  along: number;
  busy: boolean;
  onClose: () => void;
  onSure: () => void;
}

/** Sending back cannot be taken back, so it is asked once more. */
export function SureDialog({ why, along, busy, onClose, onSure }: SureProps) {
  const t = useText();
  return (
    <Suspense>
      <Dialog
        role="alertdialog"
        title={t("waiting.sureTitle")}
        open
        onClose={onClose}
        actions={
          <>
            <Button autoFocus onClick={onClose}>
              {t("actions.cancel")}
            </Button>
            <Button tone="danger" busy={busy} onClick={onSure}>
              {t("waiting.sure")}
            </Button>
          </>
        }
      >
        <p>{t("waiting.sureWords")}</p>
        {along > 0 && <p>{t("waiting.sureBehind", { count: along })}</p>}
        <p className={css.quoted}>{t("waiting.sureReason", { why })}</p>
      </Dialog>
    </Suspense>
  );
}
