import type { OfficePerson, OfficeRecord } from "../../data/office/office-answers";
import { fullDay } from "../../text/dates";
import { fieldWord, wordOr } from "../../text/field-word";
import { type NameOf, sayValue } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { Chip } from "../../ui/chip";
import { Section } from "../../ui/card";
import { List, Row } from "../../ui/list";
import { Sub } from "../../ui/layout";
import css from "./review.module.css";

const FACTS = [
  "birth",
  "sex",
  "fatherName",
  "motherName",
  "community",
  "settlement",
  "howToFind",
  "description",
  "languages",
  "interpreter",
  "safeHours",
] as const;

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== "";
const textOf = (record: OfficeRecord, field: string): string => {
  const value = record.fields[field];
  return typeof value === "string" ? value : "";
};

function Unverified({ record }: { record: OfficeRecord }) {
  const t = useText();
  // A right shape proves nothing about whose number it is: only a wrong one is worth a word.
  return record.fields["verified"] === true ? null : (
    <Chip tone="amber">{t("identifierWarning.unverified")}</Chip>
  );
}

function Numbers({ file }: { file: OfficePerson }) {
  const t = useText();
  return (
    <Section title={t("person.identifiers")}>
      {file.identifiers.length === 0 && <Sub>{t("review.numbersEmpty")}</Sub>}
      <List>
        {file.identifiers.map((one) => (
          <Row
            key={one.id}
            title={textOf(one, "value")}
            detail={wordOr(`identifier.${textOf(one, "kind")}`, textOf(one, "kind"))}
            end={<Unverified record={one} />}
          />
        ))}
      </List>
    </Section>
  );
}

function Phones({ file }: { file: OfficePerson }) {
  const t = useText();
  return (
    <Section title={t("person.phones")}>
      {file.phones.length === 0 && <Sub>{t("review.phonesEmpty")}</Sub>}
      <List>
        {file.phones.map((one) => (
          <Row
            key={one.id}
            title={textOf(one, "number")}
            detail={textOf(one, "whose")}
            end={
              one.fields["safeToCall"] === false ? (
                <Chip tone="red">{t("person.doNotCall")}</Chip>
              ) : (
                <Unverified record={one} />
              )
            }
          />
        ))}
      </List>
    </Section>
  );
}

function Papers({ file: { documents } }: { file: OfficePerson }) {
  const t = useText();
  if (documents.length === 0) return null;
  return (
    <Section title={t("person.documents")}>
      <List>
        {documents.map((one) => (
          <Row
            key={one.id}
            title={wordOr(`documentKind.${textOf(one, "kind")}`, textOf(one, "kind"))}
            detail={[textOf(one, "number"), textOf(one, "until") && fullDay(textOf(one, "until"))]
              .filter(Boolean)
              .join(" · ")}
          />
        ))}
      </List>
    </Section>
  );
}

/** Where a merge was a mistake, it is taken back at the desk that made it. */
function Absorbed({ file: { absorbed } }: { file: OfficePerson }) {
  const t = useText();
  if (absorbed.length === 0) return null;
  return (
    <Section title={t("person.absorbed")}>
      <List>
        {absorbed.map(({ id, name, localReference, fatherName }) => (
          <Row
            key={id}
            to="/duplicates?state=merged"
            title={<bdi>{name || t("person.noName")}</bdi>}
            detail={<bdi>{[localReference, fatherName].filter(Boolean).join(" · ")}</bdi>}
          />
        ))}
      </List>
    </Section>
  );
}

function Household({ file: { household } }: { file: OfficePerson }) {
  const t = useText();
  if (!household || household.members.length === 0) return null;
  return (
    <Section title={t("person.members")}>
      <List>
        {household.members.map((one) => (
          <Row
            key={one.id}
            to={`/review?kind=people&person=${one.id}`}
            title={one.name || t("review.noName")}
            detail={one.relation && wordOr(`relation.${one.relation}`, one.relation)}
          />
        ))}
      </List>
    </Section>
  );
}

/** Who the person is: details, numbers with the unverified ones marked, phones, papers, household. */
export function PersonFacts({ file, nameOf }: { file: OfficePerson; nameOf: NameOf }) {
  const t = useText();
  const { person, allergies } = file;
  const known = FACTS.filter((field) => isSaid(person.fields[field]));
  return (
    <>
      {allergies.length > 0 && (
        <Section title={t("person.allergies")}>
          <List>
            {allergies.map((one) => (
              <Row key={one.id} title={textOf(one, "substance")} detail={textOf(one, "reaction")} />
            ))}
          </List>
        </Section>
      )}
      <Section title={t("review.facts")}>
        <dl className={css.facts}>
          {known.map((field) => (
            <div key={field}>
              <dt>{fieldWord("beneficiary", field)}</dt>
              <dd>{sayValue("beneficiary", field, person.fields[field], nameOf)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Numbers file={file} />
      <Phones file={file} />
      <Papers file={file} />
      <Household file={file} />
      <Absorbed file={file} />
    </>
  );
}
