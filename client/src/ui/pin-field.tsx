import css from "./pin-field.module.css";
import { TextField, type TextFieldProps } from "./text-field";

/**
 * A secret of digits. Dots without `type="password"`: to a browser a password is something to offer to remember, and a
 * remembered PIN would lie on the very tablet it protects.
 */
export function PinField(props: Omit<TextFieldProps, "type" | "inputMode">) {
  return (
    <div className={css.pin}>
      <TextField {...props} type="text" inputMode="numeric" maxLength={12} spellCheck={false} />
    </div>
  );
}
