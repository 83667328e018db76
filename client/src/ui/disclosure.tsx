import type { ReactNode } from "react";
import css from "./disclosure.module.css";
import { Icon } from "./icon";

export interface DisclosureProps {
  title: string;
  /** Quiet words under the title, such as what is inside. */
  aside?: ReactNode;
  open?: boolean | undefined;
  onOpen?: ((open: boolean) => void) | undefined;
  children: ReactNode;
}

/** A part of a page that most people do not need: closed until asked for. */
export function Disclosure({ title, aside, open, onOpen, children }: DisclosureProps) {
  return (
    <details className={css.disclosure} open={open} onToggle={(event) => onOpen?.(event.currentTarget.open)}>
      <summary className={css.summary}>
        <span className={css.title}>
          {title}
          {aside && <span className={css.aside}>{aside}</span>}
        </span>
        <span className={css.mark}>
          <Icon name="forward" size="1.2em" />
        </span>
      </summary>
      <div className={css.body}>{children}</div>
    </details>
  );
}
