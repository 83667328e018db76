import { useState } from "react";
import { dayAt } from "@konta/shared/base/local-date";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import type { DeskConflict } from "../../data/office/office-answers";
import { useOfficePerson } from "../../data/office/office-queries";
import type { MessageId } from "../../text/el";
import { fieldKind } from "../../text/field-kind";
import { type NameOf, sayValue } from "../../text/say-value";
import { useKeptDecision } from "../../parts/kept-decision";
import { bothWay, type Choice, decisionOf } from "./desk-choice";
import { DESK_FORM, type DeskDraft, draftOf, isAbout, NOTHING, readDeskDraft } from "./desk-draft";
import { canWrite, type Typed, typedFrom, valueFromTyped } from "./other-value";

/** The present fields of a disputed number or paper, for the kind a second one of it needs. */
function useRecordOf(conflict: DeskConflict | undefined): Readonly<Record<string, unknown>> | null {
  const isAsked = conflict !== undefined && ["identifier", "document"].includes(conflict.collection);
  const person = useOfficePerson(isAsked ? conflict.personId : undefined).data;
  if (!isAsked || !person) return null;
  const records = [...person.identifiers, ...person.documents];
  return records.find(({ id }) => id === conflict.recordId)?.fields ?? null;
}

/** The choice with what was typed in it; null while there is none, a message where what was typed does not hold. */
function finishedOf(conflict: DeskConflict, { choice, typed }: DeskDraft): Choice | MessageId | null {
  if (choice?.is !== "other" || !typed) return choice;
  const kind = fieldKind(conflict.collection, conflict.field);
  const value = valueFromTyped(kind, typed, dayAt(Date.now()));
  return value.ok ? { is: "other", value: value.value } : value.error;
}

/** What has been chosen about the disagreement on the screen, and not been saved. */
export function useDeskDraft(conflict: DeskConflict | undefined) {
  const [kept, setDraft] = useState<DeskDraft>(NOTHING);
  const isUnkept = useKeptDecision({
    name: DESK_FORM,
    decision: kept,
    isBegun: kept.choice !== null,
    read: readDeskDraft,
    onLeft: (left) => setDraft((now) => (now.choice ? now : left)),
  });
  const record = useRecordOf(conflict);
  const draft = conflict && isAbout(kept, conflict) ? kept : NOTHING;
  const decides = conflict !== undefined && conflict.open && conflict.mayDecide;
  const kind = fieldKind(conflict?.collection ?? "", conflict?.field ?? "");
  const finished = conflict ? finishedOf(conflict, draft) : null;

  return {
    ...draft,
    isUnkept,
    record,
    decides,
    both: conflict && decides ? bothWay(conflict, record) : null,
    /** Whether a third value can be written. */
    writes: decides && canWrite(kind),
    /** Whether there is an earlier value to go back to. */
    hasBase: decides && conflict.field !== DELETED_FIELD,
    finished,
    choose(choice: Choice) {
      if (conflict) setDraft({ ...draftOf(conflict), choice });
    },
    writeOther() {
      if (!conflict) return;
      const { choice } = draft;
      const start = choice?.is === "side" ? conflict.sides[choice.at]?.value : conflict.current;
      const typed = typedFrom(kind, start);
      setDraft({ ...draftOf(conflict), choice: { is: "other", value: start }, typed });
    },
    type: (typed: Typed) => setDraft({ ...draft, typed, error: null }),
    refuse: (error: MessageId) => setDraft({ ...draft, error }),
    clear: () => setDraft(NOTHING),
    /** The words of what will be in force; null while nothing is chosen. */
    outcome(nameOf: NameOf): string | null {
      if (!conflict || finished === null) return null;
      if (typeof finished === "string") return "…";
      const { collection, field } = conflict;
      const { change, additions } = decisionOf(conflict, finished, record);
      const first = field === DELETED_FIELD ? change.remove === true : change.fields[field];
      return [first, ...additions.map((one) => one.fields[field])]
        .map((value) => sayValue(collection, field, value, nameOf))
        .join(" + ");
    },
  };
}
