import { type ReactNode, useRef } from "react";
import type { DeskConflict } from "../../data/office/office-answers";
import { currentOnList, focusSoon, isOnList } from "../../data/office/desk-focus";
import { usePageKeys } from "../../data/office/use-page-keys";
import { peopleIn, usePersonNames } from "../../data/office/use-person-names";
import { useRegisterNames } from "../../data/office/use-register-names";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Split } from "../../ui/layout";
import { Notice, StatusLine } from "../../ui/notice";
import { EmptyState } from "../../ui/states";
import { ConflictList } from "./conflict-list";
import type { Choice } from "./desk-choice";
import { DeskItem } from "./desk-item";
import { type DeskAction, deskAction } from "./desk-keys";
import { useDecision } from "./use-decision";
import { useDeskDraft } from "./use-desk-draft";
import { useDeskList } from "./use-desk-list";

export interface DeskProps {
  items: readonly DeskConflict[];
  selectedId: string | undefined;
  /** Over the list: which of all of them it shows. */
  pager?: ReactNode;
  onSelect: (id: string) => void;
  onKeys: () => void;
}

/** What one can do at the desk, by button or by key. */
function useDesk({ items: answered, selectedId, onSelect, onKeys }: DeskProps) {
  const decision = useDecision();
  const list = useDeskList(answered, selectedId, decision.decided);
  const draft = useDeskDraft(list.selected);
  const confirm = useRef<HTMLButtonElement>(null);
  const { selected } = list;

  function choose(choice: Choice) {
    draft.choose(choice);
    // The next Enter saves: the focus shows where it is, and a screen reader says it.
    focusSoon(() => confirm.current);
  }
  async function save() {
    const { finished, record, decides } = draft;
    if (!selected || !decides || finished === null || decision.busy) return;
    if (typeof finished === "string") return draft.refuse(finished);
    const next = list.nextOpen();
    if (!(await decision.decide(selected, finished, record))) return;
    draft.clear();
    list.takeUp(null);
    if (next) onSelect(next.id);
    focusSoon(currentOnList);
  }
  function takeBack() {
    if (draft.choice) return draft.clear();
    const last = decision.undo();
    if (!last) return;
    list.takeUp(last.conflict);
    onSelect(last.conflict.id);
  }
  function act(action: DeskAction) {
    switch (action.do) {
      case "side":
        return choose({ is: "side", at: action.at });
      case "base":
        return draft.hasBase ? choose({ is: "base" }) : undefined;
      case "both":
        return choose({ is: "both" });
      case "other":
        return draft.writeOther();
      case "confirm":
        return void save();
      case "next":
      case "before": {
        const to = list.neighbour(action.do === "next" ? 1 : -1);
        return to && onSelect(to.id);
      }
      case "undo":
        return takeBack();
      case "keys":
        return onKeys();
    }
  }
  usePageKeys((event) => {
    const sides = draft.decides ? (selected?.sides.length ?? 0) : 0;
    const action = deskAction(event, { sides, both: draft.both !== null, other: draft.writes });
    // Enter on a button is that button's; on the list it saves what was chosen.
    if (!action || (action.do === "confirm" && !(draft.choice && isOnList(event.target)))) return;
    event.preventDefault();
    act(action);
  });
  return { decision, list, draft, confirm, choose, save };
}

/** Whom the disagreement is about beside its own person: which of two files stays. */
const peopleOf = ({ collection, field, base, current, sides }: DeskConflict): string[] =>
  peopleIn(collection, field, [base, current, ...sides.map(({ value }) => value)]);

/** The list on the left, the disagreement on the right, and the keys over both. */
export function Desk(props: DeskProps) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const { decision, list, draft, confirm, choose, save } = useDesk(props);
  const { items, selected, waiting } = list;
  const nameOfPerson = usePersonNames(selected ? peopleOf(selected) : []);
  const { status } = decision;
  if (!selected)
    return (
      <>
        <StatusLine tone={status?.tone}>{status && t(status.words)}</StatusLine>
        <EmptyState icon="check" title={t("conflicts.emptyTitle")}>
          {t("conflicts.emptyNext")}
        </EmptyState>
      </>
    );
  return (
    <>
      <StatusLine tone={status?.tone}>{status && t(status.words)}</StatusLine>
      {draft.isUnkept && <Notice tone="red" title={t("visit.draftUnkept")} />}
      <Split
        list={
          <Card flush>
            {props.pager}
            <ConflictList
              items={items}
              selected={selected.id}
              waiting={waiting}
              now={Date.now()}
              onSelect={props.onSelect}
            />
          </Card>
        }
      >
        <DeskItem
          conflict={selected}
          nameOf={(id) => nameOf(id) ?? nameOfPerson(id)}
          draft={draft}
          busy={decision.busy}
          confirm={confirm}
          onChoose={choose}
          onConfirm={() => void save()}
        />
      </Split>
    </>
  );
}
