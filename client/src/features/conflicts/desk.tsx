import { useRef, useState } from "react";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { dayAt } from "@konta/shared/base/local-date";
import type { DeskConflict } from "../../data/office/office-answers";
import { useOfficePerson } from "../../data/office/office-queries";
import { usePageKeys } from "../../data/office/use-page-keys";
import { useRegisterNames } from "../../data/office/use-register-names";
import { useLive } from "../../data/use-live";
import type { MessageId } from "../../text/el";
import { fieldKind } from "../../text/field-kind";
import { sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Split } from "../../ui/layout";
import { StatusLine } from "../../ui/notice";
import { EmptyState } from "../../ui/states";
import { bothWay, type Choice, decisionOf } from "./desk-choice";
import { DeskItem } from "./desk-item";
import { deskAction } from "./desk-keys";
import { DeskList } from "./desk-list";
import { canWrite, type Typed, typedFrom, valueFromTyped } from "./other-value";
import { useDecision } from "./use-decision";

/** The present fields of a disputed number or paper, for the kind a second one of it needs. */
function useRecordOf(conflict: DeskConflict | undefined): Readonly<Record<string, unknown>> | null {
  const isAsked = conflict !== undefined && ["identifier", "document"].includes(conflict.collection);
  const person = useOfficePerson(isAsked ? conflict.personId : undefined).data;
  if (!isAsked || !person) return null;
  const records = [...person.identifiers, ...person.documents];
  return records.find(({ id }) => id === conflict.recordId)?.fields ?? null;
}

interface Draft {
  id: string;
  choice: Choice | null;
  typed: Typed | null;
  error: MessageId | null;
}

const NOTHING: Omit<Draft, "id"> = { choice: null, typed: null, error: null };

export interface DeskProps {
  items: readonly DeskConflict[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
  onKeys: () => void;
}

/** The list on the left, the disagreement on the right, and the keys over both. */
export function Desk({ items: answered, selectedId, onSelect, onKeys }: DeskProps) {
  const t = useText();
  const { nameOf } = useRegisterNames();
  const { decide, undo, decided, status, busy } = useDecision();
  const unsent = useLive(["outbox", "sync"], async (store) => (await store.syncView()).unsent, []) ?? [];
  const [draft, setDraft] = useState<Draft>({ id: "", ...NOTHING });
  const [again, setAgain] = useState<DeskConflict | null>(null);
  const confirm = useRef<HTMLButtonElement>(null);

  const isDecidedHere = ({ id }: DeskConflict) => decided.some((one) => one.conflict.id === id);
  const isUnsent = ({ recordId, collection }: DeskConflict) =>
    unsent.some((line) => line.recordId === recordId && line.collection === collection);
  const waiting = (conflict: DeskConflict) =>
    conflict.open && again?.id !== conflict.id && (isDecidedHere(conflict) || isUnsent(conflict));
  const items = again && !answered.some(({ id }) => id === again.id) ? [again, ...answered] : answered;
  const selected =
    items.find(({ id }) => id === selectedId) ?? items.find((one) => !waiting(one)) ?? items[0];
  const record = useRecordOf(selected);
  const { choice, typed, error } = draft.id === selected?.id ? draft : NOTHING;
  const both = selected ? bothWay(selected, record) : null;
  const kind = fieldKind(selected?.collection ?? "", selected?.field ?? "");
  const decides = selected !== undefined && selected.open && selected.mayDecide;
  const writes = decides && canWrite(kind) && selected.field !== DELETED_FIELD;

  /** The choice with what was typed; null while there is none or it does not hold. */
  function finished(): Choice | MessageId | null {
    if (choice?.is !== "other" || !typed) return choice;
    const value = valueFromTyped(kind, typed, dayAt(Date.now()));
    return value.ok ? { is: "other", value: value.value } : value.error;
  }
  function outcome(): string | null {
    const last = finished();
    if (!selected || last === null) return null;
    if (typeof last === "string") return "…";
    const { change, additions } = decisionOf(selected, last, record);
    const { collection, field } = selected;
    const first = field === DELETED_FIELD ? change.remove === true : change.fields[field];
    return [first, ...additions.map((one) => one.fields[field])]
      .map((value) => sayValue(collection, field, value, nameOf))
      .join(" + ");
  }

  function choose(next: Choice) {
    if (!selected) return;
    setDraft({ id: selected.id, ...NOTHING, choice: next });
    // The next Enter saves: the focus shows where it is, and a screen reader says it.
    requestAnimationFrame(() => confirm.current?.focus());
  }
  function writeOther() {
    if (!selected) return;
    const start = choice?.is === "side" ? selected.sides[choice.at]?.value : selected.current;
    setDraft({
      id: selected.id,
      choice: { is: "other", value: start },
      typed: typedFrom(kind, start),
      error: null,
    });
  }
  function move(by: 1 | -1) {
    const at = items.findIndex(({ id }) => id === selected?.id);
    const next = items[at + by];
    if (next) onSelect(next.id);
  }
  function focusList() {
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>("[data-desk-item][aria-current=true]")?.focus(),
    );
  }
  async function save() {
    const last = finished();
    if (!selected || !decides || last === null || busy) return;
    if (typeof last === "string") return setDraft({ ...draft, error: last });
    const at = items.findIndex(({ id }) => id === selected.id);
    const rest = [...items.slice(at + 1), ...items.slice(0, at)];
    if (!(await decide(selected, last, record))) return;
    setAgain(null);
    const next = rest.find((one) => one.id !== selected.id && !waiting(one));
    if (next) onSelect(next.id);
    focusList();
  }
  function takeBack() {
    if (choice) return setDraft({ id: "", ...NOTHING });
    const last = undo();
    if (!last) return;
    setAgain(last.conflict);
    setDraft({ id: last.conflict.id, ...NOTHING });
    onSelect(last.conflict.id);
  }

  usePageKeys((event) => {
    const offer = {
      sides: decides ? selected.sides.length : 0,
      both: decides && both !== null,
      other: writes,
    };
    const action = deskAction(event, offer);
    if (!action) return;
    if (action.do === "confirm") {
      const isOnList = event.target instanceof Element && event.target.closest("[data-desk-item]") !== null;
      if (!choice || !(isOnList || event.target === document.body)) return;
    }
    event.preventDefault();
    switch (action.do) {
      case "side":
        return choose({ is: "side", at: action.at });
      case "base":
        return decides && selected.field !== DELETED_FIELD ? choose({ is: "base" }) : undefined;
      case "both":
        return choose({ is: "both" });
      case "other":
        return writeOther();
      case "confirm":
        return void save();
      case "next":
        return move(1);
      case "before":
        return move(-1);
      case "undo":
        return takeBack();
      case "keys":
        return onKeys();
    }
  });

  return (
    <>
      <StatusLine tone={status?.tone}>{status && t(status.words)}</StatusLine>
      {selected ? (
        <Split
          list={
            <Card flush>
              <DeskList
                items={items}
                selected={selected.id}
                waiting={waiting}
                now={Date.now()}
                onSelect={onSelect}
              />
            </Card>
          }
        >
          <DeskItem
            conflict={selected}
            nameOf={nameOf}
            choice={choice}
            both={both}
            other={writes}
            typed={typed}
            error={error}
            outcome={outcome()}
            busy={busy}
            confirm={confirm}
            onChoose={choose}
            onOther={writeOther}
            onTyped={(next) => setDraft({ ...draft, typed: next, error: null })}
            onConfirm={() => void save()}
          />
        </Split>
      ) : (
        <EmptyState icon="check" title={t("conflicts.emptyTitle")}>
          {t("conflicts.emptyNext")}
        </EmptyState>
      )}
    </>
  );
}
