import { useId } from "react";
import css from "./choice.module.css";
import { classNames } from "./class-names";

export interface ScaleChoiceProps {
  label: string;
  /** Beside the label, such as what the value was before. */
  note?: string | undefined;
  /** From calm to grave; the last one is shown in red. */
  steps: readonly { value: number; label: string }[];
  value: number | undefined;
  /** Undefined when the chosen step is tapped again. */
  onValue: (value: number | undefined) => void;
}

/** A short scale in one line: figures as round chips, each with its meaning for screen readers. */
export function ScaleChoice({ label, note, steps, value, onValue }: ScaleChoiceProps) {
  const id = useId();
  const gravest = steps.at(-1)?.value;
  return (
    <div role="radiogroup" aria-labelledby={id} className={css.scale}>
      <span id={id} className={css.scaleLabel}>
        {label}
        {note && <small className={css.note}>{note}</small>}
      </span>
      <span className={css.steps}>
        {steps.map((step) => {
          const on = value === step.value;
          return (
            <label
              key={step.value}
              title={step.label}
              className={classNames(css.step, on && css.on, on && step.value === gravest && css.grave)}
            >
              <input
                type="radio"
                className={css.covered}
                name={id}
                checked={on}
                aria-label={`${step.value}: ${step.label}`}
                onChange={() => onValue(step.value)}
                onClick={() => on && onValue(undefined)}
              />
              {step.value}
            </label>
          );
        })}
      </span>
    </div>
  );
}
