import type { LocalDate } from "@konta/shared/base/local-date";
import { useState } from "react";
import type { PersonFile } from "../../data/border";
import { useCatalogueNames } from "../../data/use-catalogue";
import { sayBirth } from "../../text/say-value";
import { useLeftOpen } from "../../parts/kept-form";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import css from "./identity-card.module.css";
import type { OpenedIdentity } from "./identity-changes";
import { IdentityForm } from "./identity-form";
import { identityForm, readIdentityForm } from "./left-forms";
import type { RunSave } from "./save-line";

interface IdentityProps {
  file: PersonFile;
  canWrite: boolean;
  today: LocalDate;
  run: RunSave;
}

export function IdentityCard({ file, canWrite, today, run }: IdentityProps) {
  const t = useText();
  const nameOf = useCatalogueNames("community");
  const [opened, setOpened] = useState<OpenedIdentity | null>(null);
  useLeftOpen(identityForm(file.person.id), readIdentityForm, (left) => canWrite && setOpened(left));
  const { fields } = file.person;
  const former = file.names
    .filter(({ fields: name }) => name.kind !== "main" && name.kind !== "card")
    .map(({ fields: name }) => [name.surname, name.givenName].filter(Boolean).join(" "));
  const facts: [string, string | undefined][] = [
    [t("register.fatherName"), fields.fatherName],
    [t("register.motherName"), fields.motherName],
    [t("register.birth"), fields.birth && sayBirth(fields.birth)],
    [t("register.sex"), fields.sex && t(`sex.${fields.sex}`)],
    [t("register.community"), fields.community && nameOf(fields.community)],
    [t("register.settlement"), fields.settlement],
    [t("register.languages"), fields.languages?.join(", ")],
    [t("register.howToFind"), fields.howToFind],
    [t("register.description"), fields.description],
    [t("person.formerNames"), former.join(", ")],
  ];
  if (opened)
    return (
      <Card title={t("person.editDetails")}>
        <IdentityForm opened={opened} today={today} run={run} onClose={() => setOpened(null)} />
      </Card>
    );
  const open = () =>
    setOpened({
      person: file.person,
      name: file.names.find(({ fields: name }) => name.kind === "main") ?? null,
    });
  return (
    <Card
      title={t("person.details")}
      aside={
        canWrite && (
          <Button small tone="quiet" onClick={open}>
            {t("person.editDetails")}
          </Button>
        )
      }
    >
      <dl className={css.facts}>
        {facts.map(([word, value]) =>
          value ? (
            <div key={word}>
              <dt>{word}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {facts.every(([, value]) => !value) && <p className={css.none}>{t("person.noDetails")}</p>}
    </Card>
  );
}
