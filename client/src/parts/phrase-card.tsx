import { useText } from "../text/use-text";
import { Card } from "../ui/card";
import { Checkbox } from "../ui/checkbox";
import { TextField } from "../ui/text-field";
import type { PinForm } from "./pin-form";

export interface PhraseCardProps {
  form: PinForm;
  onForm: (form: PinForm) => void;
  hint?: string | undefined;
  error: string | undefined;
}

/** A passphrase beside the badge, for whoever wants one. */
export function PhraseCard({ form, onForm, hint, error }: PhraseCardProps) {
  const t = useText();
  return (
    <Card>
      <Checkbox
        label={t("session.addPhrase")}
        hint={hint}
        checked={form.wantsPhrase}
        onValue={(wantsPhrase) => onForm({ ...form, wantsPhrase })}
      />
      {form.wantsPhrase && (
        <TextField
          label={t("session.phrase")}
          hint={t("session.phraseHint")}
          value={form.phrase}
          onValue={(phrase) => onForm({ ...form, phrase })}
          autoCapitalize="none"
          spellCheck={false}
          error={error}
        />
      )}
    </Card>
  );
}
