import type { ReactNode } from "react";
import css from "./action-bar.module.css";
import { classNames } from "./class-names";

export interface ActionBarProps {
  /** Written before what it acts on, so that the keyboard meets it first; on top of the page where there is a mouse. */
  leads?: boolean | undefined;
  children: ReactNode;
}

/** What a page is for, within reach of the thumb: stays at the lower edge while the page scrolls. */
export function ActionBar({ leads, children }: ActionBarProps) {
  return <div className={classNames(css.bar, leads && css.leads)}>{children}</div>;
}
