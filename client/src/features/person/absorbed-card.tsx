import type { LocalDate } from "@konta/shared/base/local-date";
import type { PersonLine } from "../../data/border";
import { sayAge } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";

/** The files that were merged into this one, as they stood: whoever knew the person by one of them finds it here. */
export function AbsorbedCard({ absorbed, today }: { absorbed: readonly PersonLine[]; today: LocalDate }) {
  const t = useText();
  if (absorbed.length === 0) return null;
  return (
    <Card title={t("person.absorbed")}>
      <Sub>{t("person.absorbedNote")}</Sub>
      <List label={t("person.absorbed")}>
        {absorbed.map(({ id, name, latinName, description, localReference, fatherName, birth }) => (
          <Row
            key={id}
            title={<bdi>{name || latinName || description || t("person.noName")}</bdi>}
            detail={
              <bdi>{[localReference, fatherName, sayAge(birth, today)].filter(Boolean).join(" · ")}</bdi>
            }
          />
        ))}
      </List>
    </Card>
  );
}
