import { type ReactNode, useId } from "react";
import css from "./card.module.css";
import { classNames } from "./class-names";

export interface CardProps {
  title?: ReactNode;
  /** Quiet words at the far end of the header. */
  aside?: ReactNode;
  /** Amber edge: something in here waits. */
  waiting?: boolean | undefined;
  /** No padding, for a table or a list that brings its own. */
  flush?: boolean | undefined;
  children: ReactNode;
}

export function Card({ title, aside, waiting, flush, children }: CardProps) {
  const id = useId();
  return (
    <section
      className={classNames(css.card, waiting && css.waiting, flush && css.flush)}
      aria-labelledby={title ? id : undefined}
    >
      {(title || aside) && (
        <header className={css.header}>
          {title && <h2 id={id}>{title}</h2>}
          {aside && <span className={css.aside}>{aside}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

/** A part of a page without a frame, under a small quiet heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <header className={css.header}>
        <h2 id={id} className={css.quiet}>
          {title}
        </h2>
        {aside !== undefined && <span className={css.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** A number that matters, over its words. */
export function Figure({
  value,
  label,
  tone,
}: {
  value: ReactNode;
  label: string;
  tone?: "amber" | "olive";
}) {
  return (
    <div className={classNames(css.figure, tone && css[tone])}>
      <b className={css.value}>{value}</b>
      <span className={css.words}>{label}</span>
    </div>
  );
}

/** Figures side by side, as many as fit. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={css.figures}>{children}</div>;
}
