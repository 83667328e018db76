import { type ReactNode, useId, useState } from "react";
import { NavLink } from "react-router";
import css from "./frames.module.css";
import { Icon } from "./icon";

export interface RailSection {
  /** Undefined for the first, unnamed section. */
  title?: string | undefined;
  links: readonly { to: string; label: string; count?: number | undefined }[];
}

export interface OfficeFrameProps {
  skip: string;
  brand: ReactNode;
  /** Name of the navigation, and of the button that opens it where the page is narrow. */
  navLabel: string;
  sections: readonly RailSection[];
  /** At the foot of the rail: who am I, lock. */
  foot?: ReactNode;
  banner?: ReactNode;
  ribbon: ReactNode;
  children: ReactNode;
}

/** A screen of the office: rail on the left, a menu at the top below 900 px. */
export function OfficeFrame(props: OfficeFrameProps) {
  const { skip, brand, navLabel, sections, foot, banner, ribbon, children } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={css.office} data-density="office">
      <a className={css.skip} href="#content">
        {skip}
      </a>
      <nav className={css.rail} aria-label={navLabel}>
        <div className={css.brandRow}>
          <div className={css.brand}>{brand}</div>
          <button
            type="button"
            className={css.menu}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? "close" : "menu"} size="1.25rem" />
            {navLabel}
          </button>
        </div>
        <div id={id} className={css.railBody} data-open={open}>
          <div>
            {sections.map((section) => (
              <RailLinks key={section.title ?? ""} section={section} onFollow={() => setOpen(false)} />
            ))}
          </div>
          {foot && <div className={css.foot}>{foot}</div>}
        </div>
      </nav>
      <div className={css.page}>
        <header className={css.top}>
          {banner}
          {ribbon}
        </header>
        <main id="content" tabIndex={-1} className={css.officeMain}>
          {children}
        </main>
      </div>
    </div>
  );
}

function RailLinks({ section, onFollow }: { section: RailSection; onFollow: () => void }) {
  const id = useId();
  return (
    <>
      {section.title && (
        <h2 id={id} className={css.railTitle}>
          {section.title}
        </h2>
      )}
      <ul role="list" aria-labelledby={section.title ? id : undefined}>
        {section.links.map((link) => (
          <li key={link.to}>
            <NavLink to={link.to} className={css.railLink ?? ""} onClick={onFollow}>
              {link.label}
              {link.count !== undefined && <span className={css.count}>{link.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </>
  );
}
