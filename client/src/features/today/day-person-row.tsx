import { initialsOf } from "../../text/greek-upper";
import { sayAge } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Avatar } from "../../ui/avatar";
import { Chip } from "../../ui/chip";
import { Unseen } from "../../ui/layout";
import { Row } from "../../ui/list";
import { openLoopText } from "./open-loop-text";
import type { DayPerson } from "./today-order";

export function DayPersonRow({ person, today }: { person: DayPerson; today: string }) {
  const t = useText();
  const name = person.name || person.latinName || person.description || t("today.noName");
  const isLate = person.open.some(({ due }) => due !== undefined && due <= today);
  const detail = person.seenToday
    ? t(person.custody === "delivered" ? "today.seenDelivered" : "today.seenHere")
    : [sayAge(person.birth, today), openLoopText(person.open, today, t)].filter(Boolean).join(" · ");
  return (
    <Row
      to={`/people/${person.id}`}
      past={person.seenToday}
      start={<Avatar initials={initialsOf(name)} done={person.seenToday} />}
      title={<bdi>{name}</bdi>}
      detail={detail}
      end={
        !person.seenToday &&
        person.open.length > 0 && (
          <Chip tone={isLate ? "amber" : "plain"} shape={false}>
            <span aria-hidden="true">{person.open.length}</span>
            <Unseen>{t("today.openLoops", { count: person.open.length })}</Unseen>
          </Chip>
        )
      }
    />
  );
}
