import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names";
import css from "./field.module.css";
import { describedBy, type FieldWords, Labelled } from "./labelled";

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectFieldProps extends Omit<ComponentProps<"select">, "className" | "style">, FieldWords {
  options: readonly SelectOption[];
  /** The words of the empty choice; without it there is none. */
  empty?: string | undefined;
  onValue?: ((value: string) => void) | undefined;
}

/** The system's own list: the best one there is on a phone, and on a keyboard. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, warning, options, empty, onValue, onChange, id: givenId, ...select } = props;
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Labelled id={id} label={label} hint={hint} error={error} warning={warning}>
      <select
        {...select}
        id={id}
        className={classNames(css.input, css.select)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error, warning })}
        onChange={(event) => {
          onChange?.(event);
          onValue?.(event.target.value);
        }}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
