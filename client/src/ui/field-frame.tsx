import type { ReactNode } from "react";
import css from "./frames.module.css";

export interface FieldFrameProps {
  /** Words of the link that jumps over the top. */
  skip: string;
  /** A thin line above everything, such as "demo". */
  banner?: ReactNode;
  ribbon: ReactNode;
  header?: ReactNode;
  /** The bottom bar, within reach of the thumb. */
  dock?: ReactNode;
  children: ReactNode;
}

/** A screen of the field: one column, ribbon on top, dock at the bottom. */
export function FieldFrame({ skip, banner, ribbon, header, dock, children }: FieldFrameProps) {
  return (
    <div className={css.field} data-density="field">
      <a className={css.skip} href="#content">
        {skip}
      </a>
      <header className={css.top}>
        {banner}
        {ribbon}
      </header>
      <main id="content" tabIndex={-1} className={css.column}>
        {header}
        <div className={css.main}>{children}</div>
      </main>
      {dock && <Dock>{dock}</Dock>}
    </div>
  );
}

/** The bottom bar: sticks to the lower edge, clear of the phone's own gestures. */
export function Dock({ children }: { children: ReactNode }) {
  return (
    <footer className={css.dock}>
      <div className={css.dockRow}>{children}</div>
    </footer>
  );
}

/** One quiet line over the ribbon. */
export function Banner({ children }: { children: ReactNode }) {
  return <div className={css.banner}>{children}</div>;
}
