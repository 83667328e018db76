import { type ComponentProps, useId, useState } from "react";
import { classNames } from "./class-names";
import css from "./field.module.css";
import { describedBy, type FieldWords, Labelled } from "./labelled";

/** The remaining count appears when less than this is left. */
const NEAR_LIMIT_CHARS = 80;

type Area = Omit<ComponentProps<"textarea">, "className" | "style">;

export interface TextAreaProps extends Area, FieldWords {
  onValue?: ((value: string) => void) | undefined;
  /** The sentence for "so many characters left", shown near `maxLength`. */
  remaining?: ((left: number) => string) | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { label, hint, error, warning, onValue, onChange, remaining, id: givenId, ...area } = props;
  const ownId = useId();
  const id = givenId ?? ownId;
  const [typed, setTyped] = useState(String(area.defaultValue ?? "").length);
  const length = area.value === undefined ? typed : String(area.value).length;
  const left = area.maxLength === undefined ? Number.POSITIVE_INFINITY : area.maxLength - length;
  const note = remaining && left < NEAR_LIMIT_CHARS ? remaining(left) : hint;
  return (
    <Labelled id={id} label={label} hint={note} error={error} warning={warning}>
      <textarea
        rows={3}
        autoComplete="off"
        {...area}
        id={id}
        className={classNames(css.input, css.area)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: note, error, warning })}
        onChange={(event) => {
          setTyped(event.target.value.length);
          onChange?.(event);
          onValue?.(event.target.value);
        }}
      />
    </Labelled>
  );
}
