import { NOTE_LIMIT } from "@konta/shared/domain/visit/visit-note";
import { useText } from "../../text/use-text";
import { TextArea } from "../../ui/text-area";
import { NeedsCard } from "./needs-card";
import type { PreviousNeeds } from "./previous-needs";
import { REQUEST_LIMIT } from "./visit-draft";
import type { VisitPartProps } from "./where-when";

/** The count appears when less than this is left; over the limit nothing is cut off, the save says so. */
const NEAR_LIMIT = 500;

/** What was asked for, seen and said: the social part of a visit, for those who may write it. */
export function VisitWords({ typed, set, problems, previous }: VisitPartProps & { previous: PreviousNeeds }) {
  const t = useText();
  const left = NOTE_LIMIT - typed.note.length;
  return (
    <>
      <TextArea
        label={t("visit.request")}
        rows={1}
        value={typed.request}
        onValue={(request) => set({ request })}
        error={
          problems.includes("request-too-long") ? t("error.tooLong", { limit: REQUEST_LIMIT }) : undefined
        }
        dir="auto"
      />
      <NeedsCard previous={previous} typed={typed} set={set} />
      <TextArea
        label={t("visit.note")}
        hint={left < NEAR_LIMIT && left >= 0 ? t("actions.remaining", { count: left }) : t("visit.noteHint")}
        rows={4}
        value={typed.note}
        onValue={(note) => set({ note })}
        error={
          problems.includes("note-too-long") || left < 0
            ? t("visit.noteTooLong", { count: -left, limit: NOTE_LIMIT })
            : undefined
        }
        dir="auto"
      />
    </>
  );
}
