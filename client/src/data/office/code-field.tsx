import { useState } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/text-field";
import css from "./code-field.module.css";

export interface CodeFieldProps {
  value: string;
  onValue: (code: string) => void;
  error?: string | undefined;
  /** It takes the place of what was typed before. */
  autoFocus?: boolean | undefined;
}

/** The second factor's code: six digits from the phone or, without it, a recovery code. */
export function CodeField({ value, onValue, error, autoFocus }: CodeFieldProps) {
  const t = useText();
  const [isRecovery, setRecovery] = useState(false);
  const [isTurned, setTurned] = useState(false);
  return (
    <div className={css.code}>
      <TextField
        key={isRecovery ? "recovery" : "app"}
        name="code"
        label={t(isRecovery ? "session.recoveryCode" : "session.code")}
        hint={t(isRecovery ? "session.recoveryHint" : "session.codeHint")}
        value={value}
        onValue={onValue}
        inputMode={isRecovery ? "text" : "numeric"}
        autoComplete={isRecovery ? "off" : "one-time-code"}
        autoCapitalize={isRecovery ? "characters" : "none"}
        autoCorrect="off"
        spellCheck={false}
        maxLength={20}
        error={error}
        // The other field is a new one after the tap that asks for it: that is where typing goes on.
        autoFocus={autoFocus === true || isTurned}
      />
      <Button
        tone="quiet"
        small
        onClick={() => {
          setRecovery(!isRecovery);
          setTurned(true);
          onValue("");
        }}
      >
        {t(isRecovery ? "session.useApp" : "session.useRecovery")}
      </Button>
    </div>
  );
}
