import { type ComponentProps, useId } from "react";
import css from "./field.module.css";
import { Icon } from "./icon";

export interface SearchFieldProps extends Omit<ComponentProps<"input">, "className" | "style" | "type"> {
  /** Read aloud; seen too unless `labelHidden`. */
  label: string;
  labelHidden?: boolean | undefined;
  onValue?: ((value: string) => void) | undefined;
}

export function SearchField(props: SearchFieldProps) {
  const { label, labelHidden = true, onValue, onChange, id: givenId, ...input } = props;
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <div className={css.field}>
      <label htmlFor={id} className={labelHidden ? css.hidden : css.label}>
        {label}
      </label>
      <div className={css.search}>
        <Icon name="search" size="1.25em" />
        <input
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          {...input}
          type="search"
          id={id}
          className={css.input}
          onChange={(event) => {
            onChange?.(event);
            onValue?.(event.target.value);
          }}
        />
      </div>
    </div>
  );
}
