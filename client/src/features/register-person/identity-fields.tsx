import { CommunityInput, WhoInputs } from "../../parts/identity-inputs";
import { sayNumberWarning, sayPhoneWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { Pair } from "../../ui/layout";
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

export function WhoFields(part: FormPartProps) {
  const t = useText();
  return (
    <Card title={t("register.identity")}>
      <WhoInputs {...part} />
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
      <CommunityInput value={typed.community} onValue={(community) => set({ community })} />
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
