import type { FoundPerson, PersonLine } from "../../data/border";
import { initialsOf } from "../../text/greek-upper";
import { sayCustody } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Avatar } from "../../ui/avatar";
import { Chip } from "../../ui/chip";
import { Row } from "../../ui/list";
import { Unseen } from "../../ui/layout";
import { hitDetail, reasonWord } from "./hit-line";

export interface PersonRowProps {
  person: PersonLine | FoundPerson;
  to: string;
  today: string;
  communityName: (id: string) => string;
}

/** One person of a list: the name in both scripts, what tells her apart, why she is here, and where her record is. */
export function PersonRow({ person, to, today, communityName }: PersonRowProps) {
  const t = useText();
  const name = person.name || person.latinName || person.description || t("person.noName");
  const reason = reasonWord(person, t);
  const isByHousehold = "reason" in person && person.reason === "household";
  const custody = sayCustody(person.custody);
  const detail = hitDetail(person, today, communityName, t).join(" · ");
  const last = [
    person.localReference ?? "",
    person.householdId && !isByHousehold ? t("find.inHousehold") : "",
    reason,
  ].filter((part) => part !== "");
  return (
    <Row
      to={to}
      start={<Avatar initials={initialsOf(name)} />}
      title={<bdi>{name}</bdi>}
      detail={
        <>
          {person.name && person.latinName && (
            <div>
              <bdi>{person.latinName}</bdi>
            </div>
          )}
          {detail && (
            <div>
              <bdi>{detail}</bdi>
            </div>
          )}
          {last.length > 0 && <div>{last.join(" · ")}</div>}
        </>
      }
      end={
        person.custody === "delivered" ? (
          <Unseen>{custody.word}</Unseen>
        ) : (
          <Chip tone={custody.tone}>{custody.word}</Chip>
        )
      }
    />
  );
}
