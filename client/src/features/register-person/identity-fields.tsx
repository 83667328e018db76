import { SEXES } from "@konta/shared/domain/beneficiary/beneficiary";
import { useCatalogue } from "../../data/use-catalogue";
import { sayNumberWarning, sayPhoneWarning } from "../../text/say-number-warning";
import { useLanguage, useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { OneTile } from "../../ui/choice-tiles";
import { DateParts } from "../../ui/date-parts";
import { Pair } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { DigitsField, TextField } from "../../ui/text-field";
import type { KnownPerson } from "@konta/shared/people/identifier";
import type { TypedPerson } from "./typed-person";

export interface FormPartProps {
  typed: TypedPerson;
  set: (part: Partial<TypedPerson>) => void;
  /** Why a field is refused, by its name. */
  problem: (field: string) => string | undefined;
}

export function WhoFields({ typed, set, problem }: FormPartProps) {
  const t = useText();
  return (
    <Card title={t("register.identity")}>
      <Pair>
        <TextField
          name="surname"
          label={t("register.surname")}
          value={typed.surname}
          onValue={(surname) => set({ surname })}
          error={problem("surname")}
          dir="auto"
        />
        <TextField
          label={t("register.givenName")}
          value={typed.givenName}
          onValue={(givenName) => set({ givenName })}
          error={problem("givenName")}
          dir="auto"
        />
      </Pair>
      <Pair>
        <TextField
          label={t("register.fatherName")}
          value={typed.fatherName}
          onValue={(fatherName) => set({ fatherName })}
          error={problem("fatherName")}
          dir="auto"
        />
        <TextField
          label={t("register.motherName")}
          value={typed.motherName}
          onValue={(motherName) => set({ motherName })}
          error={problem("motherName")}
          dir="auto"
        />
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
        error={problem("birth")}
      />
      <OneTile
        label={t("register.sex")}
        choices={SEXES.map((value) => ({ value, label: t(`sex.${value}`) }))}
        selected={typed.sex || undefined}
        onSelected={(sex) => set({ sex: sex ?? "" })}
      />
    </Card>
  );
}

export function NumberFields({ typed, set, problem, known }: FormPartProps & { known: KnownPerson }) {
  const t = useText();
  return (
    <Card title={t("register.papers")}>
      <DigitsField
        label={t("register.amka")}
        value={typed.amka}
        onValue={(amka) => set({ amka })}
        warning={sayNumberWarning("amka", typed.amka, known)}
        error={problem("amka")}
      />
      <DigitsField
        label={t("register.afm")}
        value={typed.afm}
        onValue={(afm) => set({ afm })}
        warning={sayNumberWarning("afm", typed.afm, known)}
        error={problem("afm")}
      />
    </Card>
  );
}

export function WhereFields({ typed, set, problem }: FormPartProps) {
  const t = useText();
  const language = useLanguage();
  const communities = useCatalogue("community");
  return (
    <Card title={t("register.contact")}>
      <TextField
        label={t("register.phone")}
        type="tel"
        inputMode="tel"
        value={typed.phone}
        onValue={(phone) => set({ phone })}
        warning={sayPhoneWarning(typed.phone)}
        error={problem("phone")}
      />
      <SelectField
        label={t("register.community")}
        empty={t("register.noCommunity")}
        options={communities.map((item) => ({ value: item.id, label: item[language] }))}
        value={typed.community}
        onValue={(community) => set({ community })}
      />
      <TextArea
        label={t("register.note")}
        hint={t("register.noteHint")}
        value={typed.note}
        onValue={(note) => set({ note })}
        error={problem("note")}
        dir="auto"
      />
    </Card>
  );
}

export function NewbornFields({ typed, set }: FormPartProps) {
  const t = useText();
  return (
    <Pair>
      <Checkbox
        label={t("register.unnamed")}
        checked={typed.unnamed}
        onValue={(unnamed) => set({ unnamed })}
      />
      <DigitsField
        label={t("register.birthOrder")}
        value={typed.birthOrder}
        maxLength={1}
        onValue={(birthOrder) => set({ birthOrder })}
      />
    </Pair>
  );
}
