import { dayAt } from "@konta/shared/base/local-date";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { List } from "../../ui/list";
import { EmptyState } from "../../ui/states";
import { hitTarget } from "./hit-line";
import { PersonRow } from "./person-row";
import type { People } from "./use-people";

/** The people to choose from, or what to do next where there are none. */
export function FoundPeople({ found, purpose }: { found: People; purpose: string | null }) {
  const { people, isTyped, isAnswered } = found;
  const t = useText();
  const nameOf = useCatalogueNames("community");
  const today = dayAt(Date.now());
  if (people.length > 0)
    return (
      <Card title={isTyped ? undefined : t("find.recent")}>
        <List label={isTyped ? t("find.title") : t("find.recent")}>
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              to={hitTarget(person.id, purpose)}
              today={today}
              communityName={nameOf}
            />
          ))}
        </List>
      </Card>
    );
  if (!isAnswered) return null;
  return isTyped ? (
    <EmptyState icon="search" title={t("find.noneTitle")}>
      {t("find.noneNext")}
    </EmptyState>
  ) : (
    <EmptyState icon="search" title={t("find.startTitle")}>
      {t("find.hint")}
    </EmptyState>
  );
}
