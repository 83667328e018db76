import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import type { LocalDate } from "@konta/shared/base/local-date";
import { type FormEvent, useState } from "react";
import type { PersonFile } from "../../data/border";
import { useCatalogue, useCatalogueNames } from "../../data/use-catalogue";
import { useDevice } from "../../data/use-live";
import { BIRTH_PROBLEM_WORDS } from "../../text/say-birth-problem";
import { sayBirth } from "../../text/say-value";
import { useLanguage, useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { OneTile } from "../../ui/choice-tiles";
import { DateParts } from "../../ui/date-parts";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import css from "./identity-card.module.css";
import {
  identityChanges,
  type IdentityProblems,
  type OpenedIdentity,
  typedIdentity,
} from "./identity-changes";
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

interface IdentityFormProps {
  opened: OpenedIdentity;
  today: LocalDate;
  run: RunSave;
  onClose: () => void;
}

function IdentityForm({ opened, today, run, onClose }: IdentityFormProps) {
  const t = useText();
  const language = useLanguage();
  const { store } = useDevice();
  const communities = useCatalogue("community");
  const [typed, setTyped] = useState(() => typedIdentity(opened));
  const [problems, setProblems] = useState<IdentityProblems>({});
  const set = (part: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...part }));
  const error = (field: keyof typeof typed): string | undefined => {
    const problem = problems[field];
    if (!problem) return undefined;
    return problem.code === "birth"
      ? t(BIRTH_PROBLEM_WORDS[problem.problem])
      : t("error.tooLong", { limit: problem.limit });
  };
  const line = (
    field: "surname" | "givenName" | "fatherName" | "motherName" | "settlement" | "languages",
  ) => ({
    label: t(`register.${field}`),
    value: typed[field],
    onValue: (value: string) => set({ [field]: value }),
    error: error(field),
    dir: "auto" as const,
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    const work = identityChanges(opened, typed, today);
    setProblems(work.ok ? {} : work.error);
    if (!work.ok) return;
    const { changes, newName } = work.value;
    const isSaved = await run(async () => {
      const answer = await store.change(changes);
      if (!answer.ok || !newName) return answer;
      return store.addRecord("personName", { personId: opened.person.id, ...newName });
    });
    if (isSaved) onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <Pair>
          <TextField {...line("surname")} />
          <TextField {...line("givenName")} />
          <TextField {...line("fatherName")} />
          <TextField {...line("motherName")} />
        </Pair>
        <DateParts
          label={t("register.birth")}
          names={{
            day: t("register.birthDay"),
            month: t("register.birthMonth"),
            year: t("register.birthYear"),
            approximate: t("register.birthApproximate"),
          }}
          value={typed.birth}
          onValue={(birth) => set({ birth })}
          error={error("birth")}
        />
        <OneTile
          label={t("register.sex")}
          choices={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
          selected={typed.sex || undefined}
          onSelected={(sex) => set({ sex: sex ?? "" })}
        />
        <Pair>
          <SelectField
            label={t("register.community")}
            empty={t("register.noCommunity")}
            options={communities.map((item) => ({ value: item.id, label: item[language] }))}
            value={typed.community}
            onValue={(community) => set({ community })}
          />
          <TextField {...line("settlement")} />
          <TextField {...line("languages")} hint={t("register.languagesHint")} />
          <Checkbox
            label={t("register.interpreter")}
            checked={typed.interpreter}
            onValue={(interpreter) => set({ interpreter })}
          />
        </Pair>
        <TextArea
          label={t("register.howToFind")}
          value={typed.howToFind}
          onValue={(howToFind) => set({ howToFind })}
          error={error("howToFind")}
          dir="auto"
        />
        <TextArea
          label={t("register.description")}
          value={typed.description}
          onValue={(description) => set({ description })}
          error={error("description")}
          dir="auto"
        />
        <Cluster>
          <Button type="submit" tone="primary">
            {t("actions.save")}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
