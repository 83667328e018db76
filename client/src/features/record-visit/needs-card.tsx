import { tidyText } from "@konta/shared/base/text";
import { NEED_DOMAINS, NEED_NOTE_LIMIT, type NeedDomain } from "@konta/shared/domain/visit/visit-note";
import { useState } from "react";
import { shortDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ScaleChoice } from "../../ui/scale-choice";
import { TextArea } from "../../ui/text-area";
import { needsToShow, type PreviousNeeds } from "./previous-needs";
import type { TypedVisit } from "./typed-visit";

const LEVELS = [0, 1, 2, 3] as const;

export interface NeedsCardProps {
  previous: PreviousNeeds;
  typed: Pick<TypedVisit, "needs" | "needNotes">;
  set: (part: Partial<TypedVisit>) => void;
}

export function NeedsCard({ previous, typed, set }: NeedsCardProps) {
  const t = useText();
  const [areAll, setAll] = useState(false);
  const shown = areAll ? NEED_DOMAINS : needsToShow(previous, typed.needs, typed.needNotes);
  const [last] = Object.values(previous)
    .map(({ day }) => day)
    .sort()
    .reverse();
  return (
    <Card title={t("visit.needs")} aside={last && t("visit.needsSince", { day: shortDay(last) })}>
      {shown.map((domain) => (
        <Need key={domain} domain={domain} previous={previous} typed={typed} set={set} />
      ))}
      {!areAll && (
        <Button small tone="quiet" onClick={() => setAll(true)}>
          {t("visit.allNeeds")}
        </Button>
      )}
    </Card>
  );
}

/** The level of one domain; what was seen in it is asked for once there is a need, under what was seen last time. */
function Need({ domain, previous, typed, set }: NeedsCardProps & { domain: NeedDomain }) {
  const t = useText();
  const before = previous[domain];
  const { [domain]: level, ...otherNeeds } = typed.needs;
  const words = typed.needNotes[domain] ?? "";
  const need = t(`need.${domain}`);
  return (
    <>
      <ScaleChoice
        label={need}
        note={before && t("visit.needWas", { value: before.value })}
        steps={LEVELS.map((value) => ({ value, label: t(`needLevel.${value}`) }))}
        value={level}
        onValue={(value) =>
          set({ needs: value === undefined ? otherNeeds : { ...typed.needs, [domain]: value } })
        }
      />
      {((level ?? 0) > 0 || words !== "") && (
        <TextArea
          label={t("visit.needNote", { need })}
          hint={before?.words && t("visit.needNoteWas", { words: before.words })}
          rows={1}
          value={words}
          onValue={(said) => set({ needNotes: { ...typed.needNotes, [domain]: said } })}
          error={
            tidyText(words).length > NEED_NOTE_LIMIT
              ? t("error.tooLong", { limit: NEED_NOTE_LIMIT })
              : undefined
          }
          dir="auto"
        />
      )}
    </>
  );
}
