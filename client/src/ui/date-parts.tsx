import { useId } from "react";
import { Checkbox } from "./checkbox";
import css from "./field.module.css";
import { describedBy, FieldNotes, type FieldWords } from "./labelled";
import { DigitsField } from "./text-field";

/** A date as somebody tells it: each part as typed, any of them empty. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
  /** "About", or only the year is known. */
  approximate: boolean;
}

export interface DatePartsProps extends Omit<FieldWords, "label"> {
  label: string;
  /** One word over each field: the name of the group stands above them. */
  names: { day: string; month: string; year: string; approximate: string };
  /** The same fields as they are read aloud, where no group is in sight; each begins with its word in `names`. */
  said: { day: string; month: string; year: string };
  value: TypedDate;
  onValue: (value: TypedDate) => void;
}

export function DateParts({ label, names, said, value, onValue, hint, error, warning }: DatePartsProps) {
  const id = useId();
  const set = (part: Partial<TypedDate>) => onValue({ ...value, ...part });
  return (
    <fieldset className={css.field} aria-describedby={describedBy(id, { hint, error, warning })}>
      <legend className={css.label}>{label}</legend>
      <div className={css.dateParts}>
        {!value.approximate && (
          <>
            <DigitsField
              label={names.day}
              aria-label={said.day}
              maxLength={2}
              value={value.day}
              aria-invalid={error ? true : undefined}
              onValue={(day) => set({ day })}
            />
            <DigitsField
              label={names.month}
              aria-label={said.month}
              maxLength={2}
              value={value.month}
              aria-invalid={error ? true : undefined}
              onValue={(month) => set({ month })}
            />
          </>
        )}
        <DigitsField
          label={names.year}
          aria-label={said.year}
          maxLength={4}
          value={value.year}
          aria-invalid={error ? true : undefined}
          onValue={(year) => set({ year })}
        />
      </div>
      <Checkbox
        label={names.approximate}
        checked={value.approximate}
        onValue={(approximate) => set({ approximate })}
      />
      <FieldNotes id={id} hint={hint} error={error} warning={warning} />
    </fieldset>
  );
}
