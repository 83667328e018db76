import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";

export interface SecondFieldProps {
  value: string;
  onValue: (value: string) => void;
  withPhrase: boolean;
  /** Undefined when this person chose no passphrase. */
  onWithPhrase: ((withPhrase: boolean) => void) | undefined;
  error: string | undefined;
}

/** The badge as typed, or the passphrase; whoever has both changes between them. */
export function SecondField({ value, onValue, withPhrase, onWithPhrase, error }: SecondFieldProps) {
  const t = useText();
  return (
    <>
      <TextField
        label={withPhrase ? t("session.phrase") : t("session.badge")}
        hint={withPhrase ? t("session.phraseHint") : t("session.badgeHint")}
        error={error}
        value={value}
        onValue={onValue}
        autoCapitalize={withPhrase ? "none" : "characters"}
        autoCorrect="off"
        spellCheck={false}
      />
      {onWithPhrase && (
        <Button
          tone="quiet"
          small
          onClick={() => {
            onValue("");
            onWithPhrase(!withPhrase);
          }}
        >
          {withPhrase ? t("session.withBadge") : t("session.withPhrase")}
        </Button>
      )}
    </>
  );
}
