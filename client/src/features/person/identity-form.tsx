import type { LocalDate } from "@konta/shared/base/local-date";
import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { type FormEvent, useState } from "react";
import { useCatalogue } from "../../data/use-catalogue";
import { useDevice } from "../../data/use-live";
import { BIRTH_PROBLEM_WORDS } from "../../text/say-birth-problem";
import { useLanguage, useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { OneTile } from "../../ui/choice-tiles";
import { DateParts } from "../../ui/date-parts";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import {
  identityChanges,
  type IdentityProblems,
  type OpenedIdentity,
  typedIdentity,
} from "./identity-changes";
import type { RunSave } from "./save-line";

interface IdentityFormProps {
  opened: OpenedIdentity;
  today: LocalDate;
  run: RunSave;
  onClose: () => void;
}

/** The identity as it is being corrected, what is refused in it, and its save. */
function useIdentity({ opened, today, run, onClose }: IdentityFormProps) {
  const t = useText();
  const { store } = useDevice();
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

  return { typed, set, error, line, submit };
}

type Identity = ReturnType<typeof useIdentity>;

export function IdentityForm(props: IdentityFormProps) {
  const t = useText();
  const identity = useIdentity(props);
  return (
    <form onSubmit={(event) => void identity.submit(event)} noValidate>
      <Stack>
        <WhoSheIs {...identity} />
        <HowToReachHer {...identity} />
        <Cluster>
          <Button type="submit" tone="primary">
            {t("actions.save")}
          </Button>
          <Button tone="quiet" onClick={props.onClose}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}

function WhoSheIs({ typed, set, error, line }: Identity) {
  const t = useText();
  return (
    <>
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
    </>
  );
}

function HowToReachHer({ typed, set, error, line }: Identity) {
  const t = useText();
  const language = useLanguage();
  const communities = useCatalogue("community");
  return (
    <>
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
    </>
  );
}
