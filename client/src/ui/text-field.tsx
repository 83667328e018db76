import { type ComponentProps, useId } from "react";
import { classNames } from "./class-names";
import css from "./field.module.css";
import { describedBy, type FieldWords, Labelled } from "./labelled";

type Input = Omit<ComponentProps<"input">, "className" | "style" | "size">;

export interface TextFieldProps extends Input, FieldWords {
  /** The text after each change, for those who do not want the event. */
  onValue?: ((value: string) => void) | undefined;
  /** One large centred figure (blood pressure). */
  big?: boolean | undefined;
}

/** A one-line field. Takes whatever an `<input>` takes, react-hook-form's `register` too. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, warning, onValue, onChange, big, id: givenId, ...input } = props;
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Labelled id={id} label={label} hint={hint} error={error} warning={warning}>
      <input
        // The browser's own memory of forms lies unsealed on the tablet: never feed it.
        autoComplete="off"
        {...input}
        id={id}
        className={classNames(css.input, big && css.big, Boolean(warning) && css.doubtful)}
        aria-invalid={error ? true : input["aria-invalid"]}
        aria-describedby={describedBy(id, { hint, error, warning })}
        onChange={(event) => {
          onChange?.(event);
          onValue?.(event.target.value);
        }}
      />
    </Labelled>
  );
}

export interface DigitsFieldProps extends Omit<TextFieldProps, "type" | "inputMode"> {
  /** Offers the decimal comma on the keyboard too. */
  decimal?: boolean | undefined;
}

/** A number as people type it: numeric keyboard, the value stays the typed text. */
export function DigitsField({ decimal, ...props }: DigitsFieldProps) {
  return <TextField {...props} type="text" inputMode={decimal ? "decimal" : "numeric"} />;
}
