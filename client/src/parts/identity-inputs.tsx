import { type Sex, SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { useCatalogue } from "../data/use-catalogue";
import { useLanguage, useText } from "../text/use-text";
import { Checkbox } from "../ui/checkbox";
import { OneTile } from "../ui/choice-tiles";
import type { TypedDate } from "../ui/date-parts";
import { Pair } from "../ui/layout";
import { SelectField } from "../ui/select-field";
import { TextField } from "../ui/text-field";
import { BirthInput } from "./birth-input";

/** What every form about a person knows of who it is, as typed. */
export interface TypedWho {
  surname: string;
  givenName: string;
  fatherName: string;
  motherName: string;
  birth: TypedDate;
  sex: Sex | "";
  languages: string;
  interpreter: boolean;
}

export interface WhoPartProps {
  typed: TypedWho;
  set: (part: Partial<TypedWho>) => void;
  /** Why a field is refused, by its name. */
  problem: (field: string) => string | undefined;
}

const NAMES = ["surname", "givenName", "fatherName", "motherName"] as const;

/** Names, birth and sex: who it is. */
export function WhoInputs({ typed, set, problem }: WhoPartProps) {
  const t = useText();
  return (
    <>
      <Pair>
        {NAMES.map((field) => (
          <TextField
            key={field}
            name={field}
            label={t(`register.${field}`)}
            value={typed[field]}
            onValue={(value) => set({ [field]: value })}
            error={problem(field)}
            dir="auto"
          />
        ))}
      </Pair>
      <BirthInput value={typed.birth} onValue={(birth) => set({ birth })} error={problem("birth")} />
      <OneTile
        label={t("register.sex")}
        choices={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
        selected={typed.sex || undefined}
        onSelected={(sex) => set({ sex: sex ?? "" })}
      />
    </>
  );
}

export function CommunityInput({ value, onValue }: { value: string; onValue: (community: string) => void }) {
  const t = useText();
  const language = useLanguage();
  const communities = useCatalogue("community");
  return (
    <SelectField
      label={t("register.community")}
      empty={t("register.noCommunity")}
      options={communities.map((item) => ({ value: item.id, label: item[language] }))}
      value={value}
      onValue={onValue}
    />
  );
}

export function LanguagesInputs({ typed, set, problem }: WhoPartProps) {
  const t = useText();
  return (
    <Pair>
      <TextField
        label={t("register.languages")}
        hint={t("register.languagesHint")}
        value={typed.languages}
        onValue={(languages) => set({ languages })}
        error={problem("languages")}
        dir="auto"
      />
      <Checkbox
        label={t("register.interpreter")}
        checked={typed.interpreter}
        onValue={(interpreter) => set({ interpreter })}
      />
    </Pair>
  );
}
