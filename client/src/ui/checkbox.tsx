import { type ComponentProps, useId } from "react";
import css from "./field.module.css";
import { describedBy, FieldNotes, type FieldWords } from "./labelled";

export interface CheckboxProps
  extends Omit<ComponentProps<"input">, "className" | "style" | "type">, FieldWords {
  onValue?: ((checked: boolean) => void) | undefined;
}

export function Checkbox(props: CheckboxProps) {
  const { label, hint, error, warning, onValue, onChange, id: givenId, ...input } = props;
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <div className={css.field}>
      <label className={css.check} htmlFor={id}>
        <input
          {...input}
          type="checkbox"
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error, warning })}
          onChange={(event) => {
            onChange?.(event);
            onValue?.(event.target.checked);
          }}
        />
        <span>{label}</span>
      </label>
      <FieldNotes id={id} hint={hint} error={error} warning={warning} />
    </div>
  );
}
