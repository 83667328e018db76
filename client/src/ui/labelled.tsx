import type { ReactNode } from "react";
import css from "./field.module.css";
import { Icon } from "./icon";

/** What every field can say about itself. `warning` asks and never blocks; `error` refuses. */
export interface FieldWords {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  warning?: ReactNode;
}

/** The ids of what stands under a field, for `aria-describedby`; undefined when nothing does. */
export function describedBy(
  id: string,
  { hint, error, warning }: Omit<FieldWords, "label">,
): string | undefined {
  const ids = [hint && `${id}-hint`, warning && `${id}-warning`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The hint, the warning and the error under a field or a group of fields. */
export function FieldNotes({ id, hint, error, warning }: { id: string } & Omit<FieldWords, "label">) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
      {warning && (
        <div id={`${id}-warning`} className={css.warning}>
          <Icon name="alert" size="1.1em" />
          <span>{warning}</span>
        </div>
      )}
      {error && (
        <div id={`${id}-error`} className={css.error}>
          <Icon name="alert" size="1.1em" />
          <span>{error}</span>
        </div>
      )}
    </>
  );
}

/** A label above a control, notes below it. */
export function Labelled({
  id,
  label,
  children,
  ...notes
}: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      {children}
      <FieldNotes id={id} {...notes} />
    </div>
  );
}
