import { type ReactNode, useRef, useState } from "react";
import type { Way } from "../../data/office/decide-waiting";
import { currentOnList, focusSoon, leadTo } from "../../data/office/desk-focus";
import { DeskPane } from "../../data/office/desk-pane";
import { usePageKeys } from "../../data/office/use-page-keys";
import { peopleIn, usePersonNames } from "../../data/office/use-person-names";
import { useRegisterNames } from "../../data/office/use-register-names";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Split } from "../../ui/layout";
import { Notice, StatusLine } from "../../ui/notice";
import { EmptyState } from "../../ui/states";
import { useWaitingDecision } from "./use-waiting-decision";
import { sentBackWith, type WaitingCase } from "./waiting-cases";
import { SureDialog, WaitingDecision } from "./waiting-decision";
import { WaitingItem } from "./waiting-item";
import { type WaitingAction, waitingAction } from "./waiting-keys";
import { WaitingList } from "./waiting-list";

export interface WaitingDeskProps {
  cases: readonly WaitingCase[];
  selectedId: string | undefined;
  /** Over the list: which of all of them it shows. */
  pager: ReactNode;
  onSelect: (id: string) => void;
  onKeys: () => void;
}

/** What one can do here, by button or by key. */
function useWaitingDesk({ cases, selectedId, onSelect, onKeys }: WaitingDeskProps) {
  const selected = cases.find(({ lead }) => lead.id === selectedId) ?? cases[0];
  const along = selected ? sentBackWith(selected) : [];
  const decision = useWaitingDecision(
    selected?.lead.id ?? "",
    along.map(({ id }) => id),
  );
  const [asks, setAsks] = useState(false);
  const why = useRef<HTMLTextAreaElement>(null);
  const pane = useRef<HTMLElement>(null);
  const at = selected ? cases.indexOf(selected) : -1;

  function choose(way: Way) {
    if (!selected?.lead.mayDecide) return;
    decision.choose(way);
    focusSoon(() => why.current);
  }
  function tap(id: string) {
    onSelect(id);
    leadTo(pane);
  }
  function leave() {
    decision.clear();
    focusSoon(currentOnList);
  }
  async function send() {
    const next = cases[at + 1] ?? cases[at - 1];
    const isDone = await decision.send();
    setAsks(false);
    if (!isDone) return focusSoon(() => why.current);
    if (next) onSelect(next.lead.id);
    focusSoon(currentOnList);
  }
  function save() {
    if (decision.busy) return;
    if (!decision.isReady()) return focusSoon(() => why.current);
    if (decision.way === "reject") return setAsks(true);
    void send();
  }
  function act(action: WaitingAction) {
    switch (action.do) {
      case "choose":
        return choose(action.way);
      case "next":
      case "before": {
        const to = cases[at + (action.do === "next" ? 1 : -1)];
        return to && onSelect(to.lead.id);
      }
      case "leave":
        return leave();
      case "keys":
        return onKeys();
    }
  }
  usePageKeys((event) => {
    const action = waitingAction(event);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  return { selected, along, decision, asks, setAsks, why, pane, choose, tap, leave, save, send };
}

/** Whom what waits names beside its own person. */
const peopleOf = ({ lead, behind }: WaitingCase): string[] =>
  [lead, ...behind].flatMap(({ collection, fields, values, current }) =>
    fields.flatMap((field) => peopleIn(collection, field, [values[field], current?.[field]])),
  );

/** The list on the left, what is chosen in it on the right, and the keys over both. */
export function WaitingDesk(props: WaitingDeskProps) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const desk = useWaitingDesk(props);
  const { selected, along, decision, asks, setAsks, why, pane, choose, tap, leave, save, send } = desk;
  const { status } = decision;
  const nameOfPerson = usePersonNames(selected ? peopleOf(selected) : []);
  const now = Date.now();
  const said = (
    <>
      <StatusLine tone={status?.tone}>{status?.words}</StatusLine>
      {decision.isUnkept && <Notice tone="red" title={t("visit.draftUnkept")} />}
    </>
  );
  if (!selected)
    return (
      <>
        {said}
        <EmptyState icon="check" title={t("waiting.emptyTitle")}>
          {t("waiting.emptyNext")}
        </EmptyState>
      </>
    );
  const { lead } = selected;
  return (
    <>
      {said}
      <Split
        list={
          <Card flush>
            {props.pager}
            <WaitingList
              cases={props.cases}
              selected={lead.id}
              now={now}
              onSelect={props.onSelect}
              onTap={tap}
            />
          </Card>
        }
      >
        <DeskPane label={t("waiting.detail")} ref={pane}>
          <WaitingItem about={selected} nameOf={(id) => nameOf(id) ?? nameOfPerson(id)} now={now}>
            <WaitingDecision
              mayDecide={lead.mayDecide}
              decision={decision}
              why={why}
              onChoose={choose}
              onSave={save}
              onLeave={leave}
            />
          </WaitingItem>
        </DeskPane>
      </Split>
      {asks && (
        <SureDialog
          why={decision.why.trim()}
          along={along.length}
          busy={decision.busy}
          onClose={() => setAsks(false)}
          onSure={() => void send()}
        />
      )}
    </>
  );
}
