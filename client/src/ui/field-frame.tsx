import { createContext, type ReactNode, useContext, useState } from "react";
import { createPortal } from "react-dom";
import css from "./frames.module.css";

export interface FieldFrameProps {
  /** Words of the link that jumps over the top. */
  skip: string;
  /** A thin line above everything, such as "demo". */
  banner?: ReactNode;
  ribbon: ReactNode;
  header?: ReactNode;
  children: ReactNode;
}

/** Where the docks of the pages inside a frame are put; null outside of one. */
const DockPlace = createContext<HTMLElement | null>(null);

/** A screen of the field: one column, ribbon on top, the dock where the hand is. */
export function FieldFrame({ skip, banner, ribbon, header, children }: FieldFrameProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <div className={css.field} data-density="field">
      <a className={css.skip} href="#content">
        {skip}
      </a>
      <header className={css.top}>
        {banner}
        {ribbon}
      </header>
      <div ref={setPlace} className={css.dockPlace} />
      <main id="content" tabIndex={-1} className={css.column}>
        {header}
        <DockPlace value={place}>
          <div className={css.main}>{children}</div>
        </DockPlace>
      </main>
    </div>
  );
}

/**
 * What a page is for, where the hand is: at the lower edge of what is held, clear of the phone's own gestures; on top of
 * the page where there is a mouse. A page inside a field frame writes it anywhere, and the keyboard meets it first.
 */
export function Dock({ label, children }: { label: string; children: ReactNode }) {
  const place = useContext(DockPlace);
  const bar = (
    <section className={css.dock} aria-label={label}>
      <div className={css.dockRow}>{children}</div>
    </section>
  );
  return place ? createPortal(bar, place) : bar;
}

/** One quiet line over the ribbon. */
export function Banner({ children }: { children: ReactNode }) {
  return <div className={css.banner}>{children}</div>;
}
