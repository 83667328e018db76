import type { ReactNode } from "react";
import css from "./timeline.module.css";

export function Timeline({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ol role="list" className={css.timeline} aria-label={label}>
      {children}
    </ol>
  );
}

export interface TimelineEntryProps {
  /** The day as people write it, and the clock under it. */
  day: string;
  clock?: string | undefined;
  /** Machine-readable, for `<time>`. */
  dateTime: string;
  title: ReactNode;
  chip?: ReactNode;
  detail?: ReactNode;
  children?: ReactNode;
}

export function TimelineEntry({ day, clock, dateTime, title, chip, detail, children }: TimelineEntryProps) {
  return (
    <li className={css.entry}>
      <time className={css.time} dateTime={dateTime}>
        {day}
        {clock && (
          <>
            <br />
            {clock}
          </>
        )}
      </time>
      <div className={css.words}>
        <div className={css.head}>
          <span className={css.title}>{title}</span>
          {chip}
        </div>
        {detail && <div className={css.detail}>{detail}</div>}
        {children}
      </div>
    </li>
  );
}
