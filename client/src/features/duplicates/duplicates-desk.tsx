import { type ReactNode, useRef } from "react";
import { currentOnList, focusSoon, isOnList, leadTo } from "../../data/office/desk-focus";
import { DeskPane } from "../../data/office/desk-pane";
import type { DuplicatePair, DuplicateState } from "../../data/office/duplicate-answers";
import { usePageKeys } from "../../data/office/use-page-keys";
import { useRegisterNames } from "../../data/office/use-register-names";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Split } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { EmptyState } from "../../ui/states";
import { type PairAction, pairAction } from "./duplicates-keys";
import { PairItem } from "./pair-item";
import { PairList } from "./pair-list";
import type { PairDecisions } from "./use-pair-decision";
import { usePairDraft } from "./use-pair-draft";

export interface DuplicatesDeskProps {
  state: DuplicateState;
  pairs: readonly DuplicatePair[];
  selectedId: string | undefined;
  /** Over the list: which of all of them it shows. */
  pager: ReactNode;
  decisions: PairDecisions;
  onSelect: (id: string) => void;
  /** Leads to a pair that may be on another tab. */
  onTakenBack: (pair: DuplicatePair) => void;
  onKeys: () => void;
}

/** What one can do here, by button or by key. */
function useDuplicatesDesk(props: DuplicatesDeskProps) {
  const { pairs, selectedId, decisions, onSelect, onTakenBack, onKeys } = props;
  const { waits } = decisions;
  const selected =
    pairs.find(({ id }) => id === selectedId) ?? pairs.find((pair) => !waits(pair)) ?? pairs[0];
  const draft = usePairDraft(selected, selected !== undefined && waits(selected));
  const save = useRef<HTMLButtonElement>(null);
  const pane = useRef<HTMLElement>(null);
  const at = selected ? pairs.indexOf(selected) : -1;

  function merge(stays: 0 | 1) {
    if (!draft.decides) return;
    if (selected?.state === "open") draft.merge(stays);
    // The next Enter saves: the focus shows where it is, and a screen reader says it.
    focusSoon(() => save.current);
  }
  function distinct() {
    if (!draft.decides || selected?.state !== "open") return;
    draft.distinct();
    focusSoon(() => save.current);
  }
  function leave() {
    draft.clear();
    focusSoon(currentOnList);
  }
  function tap(id: string) {
    onSelect(id);
    leadTo(pane);
  }
  async function decide() {
    if (!selected || !draft.choice || decisions.busy) return;
    const next = [...pairs.slice(at + 1), ...pairs.slice(0, at)].find((pair) => !waits(pair));
    if (!(await decisions.decide(selected, draft.choice))) return;
    draft.clear();
    if (next) onSelect(next.id);
    focusSoon(currentOnList);
  }
  async function takeBack() {
    if (draft.way) return leave();
    const pair = await decisions.undo();
    if (pair) onTakenBack(pair);
    focusSoon(currentOnList);
  }
  function act(action: PairAction) {
    switch (action.do) {
      case "stays":
        return merge(action.at);
      case "distinct":
        return distinct();
      case "confirm":
        return void decide();
      case "next":
      case "before": {
        const to = pairs[at + (action.do === "next" ? 1 : -1)];
        return to && onSelect(to.id);
      }
      case "undo":
        return void takeBack();
      case "leave":
        return leave();
      case "keys":
        return onKeys();
    }
  }
  usePageKeys((event) => {
    const action = pairAction(event);
    // Enter on a button is that button's; on the list it saves what was chosen.
    if (!action || (action.do === "confirm" && !(draft.way && isOnList(event.target)))) return;
    event.preventDefault();
    act(action);
  });
  return { selected, draft, save, pane, merge, distinct, leave, tap, decide };
}

/** The list on the left, the two files on the right, and the keys over both. */
export function DuplicatesDesk(props: DuplicatesDeskProps) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const { state, pairs, decisions } = props;
  const { selected, draft, save, pane, ...act } = useDuplicatesDesk(props);
  if (!selected)
    return (
      <EmptyState icon="check" title={t(`duplicates.${state}Empty`)}>
        {t(`duplicates.${state}EmptyNext`)}
      </EmptyState>
    );
  return (
    <Split
      list={
        <Card flush>
          {props.pager}
          <PairList
            pairs={pairs}
            selected={selected.id}
            waits={decisions.waits}
            now={Date.now()}
            onSelect={props.onSelect}
            onTap={act.tap}
          />
        </Card>
      }
    >
      <DeskPane label={t("duplicates.pane")} ref={pane}>
        {draft.isUnkept && <Notice tone="red" title={t("visit.draftUnkept")} />}
        <PairItem
          pair={selected}
          draft={draft}
          waits={decisions.waits(selected)}
          busy={decisions.busy}
          save={save}
          nameOf={nameOf}
          onMerge={act.merge}
          onDistinct={act.distinct}
          onSave={() => void act.decide()}
          onLeave={act.leave}
        />
      </DeskPane>
    </Split>
  );
}
