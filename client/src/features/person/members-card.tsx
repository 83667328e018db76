import type { LocalDate } from "@konta/shared/base/local-date";
import type { PersonFile } from "../../data/border";
import { initialsOf } from "../../text/greek-upper";
import { sayAge } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Avatar } from "../../ui/avatar";
import { Card } from "../../ui/card";
import { List, Row } from "../../ui/list";

/** Whoever shares the household; each leads to a file of its own. */
export function MembersCard({ file, today }: { file: PersonFile; today: LocalDate }) {
  const t = useText();
  const members = file.household?.members ?? [];
  if (members.length === 0) return null;
  return (
    <Card title={t("person.members")}>
      <List label={t("person.members")}>
        {members.map((member) => {
          const name = member.name || member.latinName || member.description || t("person.noName");
          const detail = [member.relation && t(`relation.${member.relation}`), sayAge(member.birth, today)];
          return (
            <Row
              key={member.id}
              to={`/people/${member.id}`}
              start={<Avatar initials={initialsOf(name)} />}
              title={<bdi>{name}</bdi>}
              detail={detail.filter(Boolean).join(" · ")}
            />
          );
        })}
      </List>
    </Card>
  );
}
