import type { KeyboardEvent, RefObject } from "react";
import type { DuplicatePair, OpenPair } from "../../data/office/duplicate-answers";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { Kbd } from "../../ui/kbd";
import { Sub } from "../../ui/layout";
import { TextArea } from "../../ui/text-area";
import css from "./duplicates.module.css";
import { mergeOf } from "./pair-writes";
import type { PairDraftHere } from "./use-pair-draft";

/** The schema's own limit. */
const WHY_CHARS = 500;

export interface PairDecisionProps {
  pair: DuplicatePair;
  draft: PairDraftHere;
  waits: boolean;
  busy: boolean;
  save: RefObject<HTMLButtonElement | null>;
  onMerge: (stays: 0 | 1) => void;
  onDistinct: () => void;
  onSave: () => void;
  onLeave: () => void;
}

const WAYS = {
  merge: { title: "duplicates.merge", words: "duplicates.mergeWords", keys: ["1", "2"] },
  distinct: { title: "duplicates.two", words: "duplicates.twoWords", keys: ["3"] },
} as const;

function Ways({ pair, draft, onMerge, onDistinct }: PairDecisionProps & { pair: OpenPair }) {
  const t = useText();
  // Twins are the mistake that is easily made: the careful answer comes first.
  const order = pair.kind === "twins" ? (["distinct", "merge"] as const) : (["merge", "distinct"] as const);
  return (
    <div className={css.ways} role="group" aria-label={t("duplicates.decide")}>
      {order.map((way) => (
        <button
          key={way}
          type="button"
          className={classNames(css.way, draft.way === way && css.chosen)}
          aria-pressed={draft.way === way}
          onClick={() => (way === "merge" ? onMerge(draft.stays) : onDistinct())}
        >
          <span className={css.wayHead}>
            {WAYS[way].keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            <b>{t(WAYS[way].title)}</b>
          </span>
          <span className={css.detail}>{t(WAYS[way].words)}</span>
        </button>
      ))}
    </div>
  );
}

/** What will happen, before it does. */
function Outcome({ pair, draft }: Pick<PairDecisionProps, "pair" | "draft">) {
  const t = useText();
  switch (draft.choice?.is) {
    case "merge": {
      const { stays, absorbed } = mergeOf(pair, draft.stays);
      const called = (number: number, name: string) => `${number} (${name || t("review.noName")})`;
      const values = {
        stays: called(draft.stays + 1, stays.name),
        absorbed: called(2 - draft.stays, absorbed.name),
      };
      return <p className={css.outcome}>{t("duplicates.willMerge", values)}</p>;
    }
    case "distinct":
      return <p className={css.outcome}>{t("duplicates.willTwo")}</p>;
    case "unmerge":
      return <p className={css.outcome}>{t("duplicates.willUnmerge")}</p>;
    case "again":
      return <p className={css.outcome}>{t("duplicates.willAgain")}</p>;
    case undefined:
      return <Sub>{t("duplicates.choose")}</Sub>;
  }
}

const SAVE_WORDS = {
  merge: "duplicates.saveMerge",
  distinct: "duplicates.saveTwo",
  unmerge: "duplicates.unmerge",
  again: "duplicates.again",
} as const;

function Final({ pair, draft, busy, save, onLeave }: PairDecisionProps) {
  const t = useText();
  if (!draft.choice) return null;
  return (
    <div className={css.final}>
      <Button ref={save} tone="primary" type="submit" busy={busy}>
        {t(SAVE_WORDS[draft.choice.is])} <Kbd>Enter</Kbd>
      </Button>
      {pair.state === "open" && (
        <Button tone="quiet" onClick={onLeave}>
          {t("actions.cancel")}
        </Button>
      )}
    </div>
  );
}

/** One person or two, why, and the button that says what it does. */
export function PairDecision(props: PairDecisionProps) {
  const t = useText();
  const { pair, draft, waits, onSave, onLeave } = props;
  if (!pair.mayDecide) return <Sub>{t("duplicates.notYours")}</Sub>;
  if (waits) return <Sub>{t("duplicates.savedHere")}</Sub>;
  function keys(event: KeyboardEvent) {
    if (event.key === "Escape") onLeave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSave();
    else return;
    event.preventDefault();
  }
  return (
    <form
      className={css.form}
      aria-label={t("duplicates.decide")}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {pair.state === "open" && <Ways {...props} pair={pair} />}
      {pair.state === "open" && draft.way && (
        <TextArea
          label={t("duplicates.why")}
          hint={t("duplicates.whyHint")}
          rows={2}
          maxLength={WHY_CHARS}
          remaining={(count) => t("actions.remaining", { count })}
          value={draft.why}
          onValue={draft.write}
          onKeyDown={keys}
        />
      )}
      <Outcome pair={pair} draft={draft} />
      <Final {...props} />
    </form>
  );
}
