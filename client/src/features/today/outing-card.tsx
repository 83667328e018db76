import { useState } from "react";
import type { TodayView } from "../../data/border";
import { useLive } from "../../data/use-live";
import { clock } from "../../text/dates";
import { shortName } from "../../text/short-name";
import { language } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip, Chips } from "../../ui/chip";
import { Sub } from "../../ui/layout";
import { List } from "../../ui/list";
import { EmptyState } from "../../ui/states";
import { DayPersonRow } from "./day-person-row";
import { inWalkingOrder } from "./today-order";

/** A day's list may be long; what comes after it must not be out of reach. */
const FIRST_PEOPLE = 8;

export interface OutingCardProps {
  view: TodayView;
  today: string;
  staffId: string;
}

/** Where the unit goes today, with whom, and the people on the way; without an outing, whoever has something open. */
export function OutingCard({ view, today, staffId }: OutingCardProps) {
  const t = useText();
  const { outing } = view;
  const [all, setAll] = useState(false);
  const everybody = inWalkingOrder(view.people);
  const people = all ? everybody : everybody.slice(0, FIRST_PEOPLE);
  const more = everybody.length - people.length;
  const places = useLive(["registry"], (store) => store.catalogue("community"), []);
  const nameOf = (id: string): string => places?.find((place) => place.id === id)?.[language()] ?? "";
  const place = outing?.communities.map(nameOf).filter(Boolean).join(", ") ?? "";
  const total = view.doneToday + view.open;
  return (
    <Card
      title={outing ? t("today.outingTo", { place }) : t("today.noOuting")}
      aside={total > 0 && t("today.doneOf", { done: view.doneToday, total })}
    >
      {outing ? <OutingFacts outing={outing} staffId={staffId} /> : <Sub>{t("today.noOutingNext")}</Sub>}
      {everybody.length > 0 ? (
        <List ordered label={outing ? t("today.outingTo", { place }) : t("today.peopleWithOpen")}>
          {people.map((person) => (
            <DayPersonRow key={person.id} person={person} today={today} />
          ))}
        </List>
      ) : (
        <EmptyState icon="check" title={t("today.nobodyOpenTitle")}>
          {t("today.nobodyOpenNext")}
        </EmptyState>
      )}
      {more > 0 && (
        <Button small onClick={() => setAll(true)}>
          {t("today.showAll", { count: more })}
        </Button>
      )}
    </Card>
  );
}

function OutingFacts({ outing, staffId }: { outing: NonNullable<TodayView["outing"]>; staffId: string }) {
  const t = useText();
  const staff = useLive(["registry"], (store) => store.catalogue("staff"), []);
  const facts = [
    outing.vehicle,
    outing.purpose && t("today.purpose", { purpose: outing.purpose }),
    outing.closedAt && t("today.closed", { clock: clock(outing.closedAt) }),
  ].filter(Boolean);
  return (
    <>
      {staff && (
        <Chips>
          {outing.team.map((id) => {
            const name = staff.find((member) => member.id === id)?.fields["name"];
            return typeof name === "string" ? (
              <Chip key={id} tone={id === staffId ? "accent" : "plain"}>
                {shortName(name)}
              </Chip>
            ) : null;
          })}
        </Chips>
      )}
      {facts.length > 0 && <Sub>{facts.join(" · ")}</Sub>}
    </>
  );
}
