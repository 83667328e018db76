import { type FormEvent, useState } from "react";
import type { Known } from "../../data/border";
import type { PhoneFields } from "../../data/border-fields";
import { useDevice } from "../../data/use-live";
import { useUnsaved } from "../../parts/unsaved-forms";
import { sayPhoneWarning } from "../../text/say-number-warning";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Cluster, Pair, Stack } from "../../ui/layout";
import { TextField } from "../../ui/text-field";
import type { RunSave } from "./save-line";

interface PhoneFormProps {
  personId: string;
  opened: Known<PhoneFields> | null;
  run: RunSave;
  onClose: () => void;
}

/** What is typed about a phone, and its save: a new one whole, a known one only where it differs. */
function usePhone({ personId, opened, run, onClose }: PhoneFormProps) {
  const { store } = useDevice();
  const [was] = useState({
    number: opened?.fields.number ?? "",
    whose: opened?.fields.whose ?? "",
    isSafe: opened?.fields.safeToCall !== false,
  });
  const [number, setNumber] = useState(was.number);
  const [whose, setWhose] = useState(was.whose);
  const [isSafe, setSafe] = useState(was.isSafe);
  useUnsaved("unsaved.phone", number !== was.number || whose !== was.whose || isSafe !== was.isSafe);
  const [isAsked, setAsked] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = number.trim();
    if (typed === "") return setAsked(true);
    const owner = whose.trim();
    const isSaved = await run(() => {
      if (!opened)
        return store.addRecord("phone", {
          personId,
          number: typed,
          ...(owner && { whose: owner }),
          ...(!isSafe && { safeToCall: false }),
        });
      const { fields } = opened;
      return store.change([
        {
          collection: "phone",
          id: opened.id,
          base: opened.base,
          fields: {
            ...(typed !== fields.number && { number: typed }),
            ...(owner !== (fields.whose ?? "") && { whose: owner || null }),
            ...(isSafe !== (fields.safeToCall !== false) && { safeToCall: isSafe }),
          },
        },
      ]);
    });
    if (isSaved) onClose();
  }

  const isMissing = isAsked && number.trim() === "";
  return { number, setNumber, whose, setWhose, isSafe, setSafe, isMissing, submit };
}

export function PhoneForm(props: PhoneFormProps) {
  const t = useText();
  const phone = usePhone(props);
  return (
    <form onSubmit={(event) => void phone.submit(event)} noValidate>
      <Stack>
        <Pair>
          <TextField
            label={t("register.phone")}
            type="tel"
            inputMode="tel"
            value={phone.number}
            onValue={phone.setNumber}
            warning={sayPhoneWarning(phone.number)}
            error={phone.isMissing ? t("error.required") : undefined}
            maxLength={40}
            autoFocus
          />
          <TextField
            label={t("person.whosePhone")}
            value={phone.whose}
            onValue={phone.setWhose}
            maxLength={80}
            dir="auto"
          />
        </Pair>
        <Checkbox label={t("register.phoneSafe")} checked={phone.isSafe} onValue={phone.setSafe} />
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={props.onClose}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
