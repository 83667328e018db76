import type { LocalDate } from "@konta/shared/base/local-date";
import type { PersonFile } from "../../data/border";
import { useCatalogueNames } from "../../data/use-catalogue";
import { initialsOf } from "../../text/greek-upper";
import { nearDay, shortDay } from "../../text/dates";
import { sayAge, sayCustody } from "../../text/say-person";
import { useText } from "../../text/use-text";
import { Avatar } from "../../ui/avatar";
import { Card } from "../../ui/card";
import { Chip, Chips } from "../../ui/chip";
import { classNames } from "../../ui/class-names";
import css from "./person-header.module.css";
import { nextOpenTask } from "./timeline-entries";

/** By the longest word: one that does not fit its line would break anywhere inside it. */
function nameSize(name: string): string | undefined {
  const longest = Math.max(...name.split(/[\s-]/u).map((word) => word.length));
  if (longest <= 14) return undefined;
  return longest <= 18 ? css.long : css.longer;
}

/** Who it is and what must not be missed, before anything else. */
export function PersonHeader({ file, today }: { file: PersonFile; today: LocalDate }) {
  const t = useText();
  const nameOf = useCatalogueNames("community");
  const { fields, custody } = file.person;
  const name = file.name || file.latinName || fields.description || t("person.noName");
  const second = [file.name ? file.latinName : "", fields.localReference ?? ""].filter(Boolean);
  const place = [fields.settlement, fields.community && nameOf(fields.community)].filter(Boolean).join(", ");
  const next = nextOpenTask(file.tasks);
  const said = sayCustody(custody);
  return (
    <Card>
      <div className={css.who}>
        <Avatar large initials={initialsOf(name)} />
        <div className={css.words}>
          <h1 className={classNames(css.name, nameSize(name))}>
            <bdi>{name}</bdi>
          </h1>
          {second.length > 0 && (
            <p className={css.second}>
              <bdi>{second.join(" · ")}</bdi>
            </p>
          )}
        </div>
      </div>
      <Chips>
        {file.allergies.map(({ id, fields: allergy }) => (
          <Chip key={id} tone="red">
            <bdi>{t("person.allergy", { substance: allergy.substance ?? "" })}</bdi>
          </Chip>
        ))}
        <Chip>{sayAge(fields.birth, today) || t("person.ageUnknown")}</Chip>
        {file.household && <Chip>{t("person.household", { count: file.household.members.length + 1 })}</Chip>}
        {place && (
          <Chip>
            <bdi>{place}</bdi>
          </Chip>
        )}
        {fields.languages?.map((language) => (
          <Chip key={language}>
            <bdi>{language}</bdi>
          </Chip>
        ))}
        {fields.interpreter && <Chip tone="amber">{t("person.interpreter")}</Chip>}
        <Chip tone={said.tone}>{said.word}</Chip>
      </Chips>
      <div>
        <p className={css.second}>{t("person.nextStep")}</p>
        <p className={css.next}>
          {next
            ? [
                next.fields.title || t(`nextStep.${next.fields.what}`),
                next.fields.due && `${shortDay(next.fields.due, today)} (${nearDay(next.fields.due, today)})`,
              ]
                .filter(Boolean)
                .join(" · ")
            : t("person.noNextStep")}
        </p>
      </div>
    </Card>
  );
}
