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
  /** The bottom bar, within reach of the thumb. */
  dock?: ReactNode;
  children: ReactNode;
}

/** Where the docks of the pages inside a frame are put; null outside of one. */
const DockPlace = createContext<HTMLElement | null>(null);

/** A screen of the field: one column, ribbon on top, dock at the bottom. */
export function FieldFrame({ skip, banner, ribbon, header, dock, children }: FieldFrameProps) {
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
      <main id="content" tabIndex={-1} className={css.column}>
        {header}
        <DockPlace value={place}>
          <div className={css.main}>{children}</div>
        </DockPlace>
      </main>
      {dock && <Dock>{dock}</Dock>}
      <div ref={setPlace} className={css.dockPlace} />
    </div>
  );
}

/**
 * The bottom bar: sticks to the lower edge, clear of the phone's own gestures. A page inside a field frame writes it
 * where it belongs in the page, and it stands after everything else.
 */
export function Dock({ children }: { children: ReactNode }) {
  const place = useContext(DockPlace);
  const bar = (
    <footer className={css.dock}>
      <div className={css.dockRow}>{children}</div>
    </footer>
  );
  return place ? createPortal(bar, place) : bar;
}

/** One quiet line over the ribbon. */
export function Banner({ children }: { children: ReactNode }) {
  return <div className={css.banner}>{children}</div>;
}
