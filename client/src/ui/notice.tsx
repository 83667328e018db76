import type { ReactNode } from "react";
import { classNames } from "./class-names";
import css from "./notice.module.css";

export interface NoticeProps {
  tone: "red" | "amber" | "olive" | "accent";
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Where it comes from (rule, version, source), small, at the end. */
  source?: ReactNode;
  /** Read aloud when it appears: a red one interrupts unless told otherwise, the others stay silent. */
  live?: "alert" | "status" | "off" | undefined;
}

const shapes = { red: "●", amber: "▲", olive: "✓", accent: "ℹ" } as const;

export function Notice({ tone, title, children, actions, source, live }: NoticeProps) {
  const role = live ?? (tone === "red" ? "alert" : "off");
  return (
    <div className={classNames(css.notice, css[tone])} role={role === "off" ? undefined : role}>
      <p className={css.title}>
        <span className={css.shape} aria-hidden="true">
          {shapes[tone]}
        </span>{" "}
        {title}
      </p>
      {children && <div>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
      {source && <p className={css.source}>{source}</p>}
    </div>
  );
}

/** Where a notice that comes by itself is read aloud: in the page before it has words, and without a gap until then. */
export function NoticeRegion({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={css.region}>
      {children}
    </div>
  );
}

export interface StatusLineProps {
  tone?: "olive" | "amber" | "red" | undefined;
  /** Lies over the page, above the bottom bar. */
  floating?: boolean | undefined;
  /** Nothing to say: the region stays in the page, so that the next words are read aloud. */
  children?: ReactNode;
}

/** The outcome of what somebody just did (role `status`): stays until the next one, never fades on its own. */
export function StatusLine({ tone = "olive", floating, children }: StatusLineProps) {
  return (
    <div role="status" className={classNames(css.region, floating && css.floating)}>
      {children && <div className={classNames(css.status, css[tone])}>{children}</div>}
    </div>
  );
}
