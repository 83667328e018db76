import { type FormEvent, useState } from "react";
import type { Known } from "../../data/border";
import type { PhoneFields } from "../../data/border-fields";
import { useDevice } from "../../data/use-live";
import { useKeptForm } from "../../parts/kept-form";
import { KeptFormLines } from "../../parts/kept-form-lines";
import { sayPhoneWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { TextField } from "../../ui/text-field";
import { phoneForm, readPhoneForm, type TypedPhone } from "./left-forms";
import type { RunSave } from "./save-line";

interface PhoneFormProps {
  personId: string;
  opened: Known<PhoneFields> | null;
  run: RunSave;
  onClose: () => void;
}

const startPhone = (opened: Known<PhoneFields> | null): TypedPhone => ({
  number: opened?.fields.number ?? "",
  whose: opened?.fields.whose ?? "",
  isSafe: opened?.fields.safeToCall !== false,
});

/** What is typed about a phone, and its save: a new one whole, a known one only where it differs. */
function usePhone({ personId, run, onClose, ...given }: PhoneFormProps) {
  const { store } = useDevice();
  const form = useKeptForm({
    name: phoneForm(personId),
    opened: given.opened,
    start: startPhone,
    read: readPhoneForm,
    onClose,
  });
  const { opened, draft } = form;
  const { number, whose, isSafe } = form.typed;
  const [isAsked, setAsked] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = number.trim();
    if (typed === "") return setAsked(true);
    const owner = whose.trim();
    const save = (of: string) => {
      if (!opened) {
        const added = { personId, number: typed, ...(owner && { whose: owner }) };
        return store.addRecord("phone", { ...added, ...(!isSafe && { safeToCall: false }) }, of);
      }
      const { id, base, fields } = opened;
      const changed = {
        ...(typed !== fields.number && { number: typed }),
        ...(owner !== (fields.whose ?? "") && { whose: owner || null }),
        ...(isSafe !== (fields.safeToCall !== false) && { safeToCall: isSafe }),
      };
      return store.change([{ collection: "phone", id, base, fields: changed }], [], of);
    };
    if (await run(() => draft.fulfil(save))) onClose();
  }

  const isMissing = isAsked && number.trim() === "";
  return { ...form, isMissing, submit };
}

export function PhoneForm(props: PhoneFormProps) {
  const t = useText();
  const { typed, set, draft, leave, isMissing, submit } = usePhone(props);
  if (!draft.isRead) return null;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <KeptFormLines draft={draft} onDiscard={leave} />
        <Pair>
          <TextField
            label={t("register.phone")}
            type="tel"
            inputMode="tel"
            value={typed.number}
            onValue={(number) => set({ number })}
            warning={sayPhoneWarning(typed.number)}
            error={isMissing ? t("error.required") : undefined}
            maxLength={40}
            autoFocus
          />
          <TextField
            label={t("person.whosePhone")}
            value={typed.whose}
            onValue={(whose) => set({ whose })}
            maxLength={80}
            dir="auto"
          />
        </Pair>
        <Checkbox
          label={t("register.phoneSafe")}
          checked={typed.isSafe}
          onValue={(isSafe) => set({ isSafe })}
        />
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={leave}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
