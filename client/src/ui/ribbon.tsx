import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import css from "./ribbon.module.css";

/** ok: olive, still · wait: amber, a number · offline: hatched grey · bad: red, words. */
export type RibbonState = "ok" | "wait" | "offline" | "bad";

export interface RibbonProps {
  state: RibbonState;
  /** The fact, bold. */
  children: ReactNode;
  detail?: ReactNode;
  /** At the far end: the second fact. */
  aside?: ReactNode;
  onOpen: () => void;
}

/** The strip at the very top of every screen. Read aloud when its words change. */
export function Ribbon({ state, children, detail, aside, onOpen }: RibbonProps) {
  return (
    <button type="button" className={classNames(css.ribbon, css[state])} onClick={onOpen}>
      <span className={css.mark} aria-hidden="true" />
      <span className={css.words} aria-live="polite" aria-atomic="true">
        <b>{children}</b>
        {detail && <> {detail}</>}
      </span>
      <span className={css.aside}>
        {aside && <span>{aside}</span>}
        <Icon name="forward" size="1em" />
      </span>
    </button>
  );
}
