import { NEED_DOMAINS, type NeedDomain } from "@konta/shared/domain/visit/visit-note";
import { useState } from "react";
import { shortDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ScaleChoice } from "../../ui/scale-choice";
import { needsToShow, type PreviousNeeds } from "./previous-needs";

const LEVELS = [0, 1, 2, 3] as const;

export interface NeedsCardProps {
  previous: PreviousNeeds;
  needs: Partial<Record<NeedDomain, number>>;
  onNeeds: (needs: Partial<Record<NeedDomain, number>>) => void;
}

export function NeedsCard({ previous, needs, onNeeds }: NeedsCardProps) {
  const t = useText();
  const [areAll, setAll] = useState(false);
  const shown = areAll ? NEED_DOMAINS : needsToShow(previous, needs);
  const steps = LEVELS.map((value) => ({ value, label: t(`needLevel.${value}`) }));
  const [last] = Object.values(previous)
    .map(({ day }) => day)
    .sort()
    .reverse();
  return (
    <Card title={t("visit.needs")} aside={last && t("visit.needsSince", { day: shortDay(last) })}>
      {shown.map((domain) => {
        const before = previous[domain];
        return (
          <ScaleChoice
            key={domain}
            label={t(`need.${domain}`)}
            note={before && t("visit.needWas", { value: before.value })}
            steps={steps}
            value={needs[domain]}
            onValue={(value) => {
              const { [domain]: _dropped, ...rest } = needs;
              onNeeds(value === undefined ? rest : { ...rest, [domain]: value });
            }}
          />
        );
      })}
      {!areAll && (
        <Button small tone="quiet" onClick={() => setAll(true)}>
          {t("visit.allNeeds")}
        </Button>
      )}
    </Card>
  );
}
