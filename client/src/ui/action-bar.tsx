import type { ReactNode } from "react";
import css from "./action-bar.module.css";

/** What a page is for, within reach of the thumb: stays at the lower edge while the page scrolls. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className={css.bar}>{children}</div>;
}
