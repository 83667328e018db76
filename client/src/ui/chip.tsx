import type { ReactNode } from "react";
import css from "./chip.module.css";
import { classNames } from "./class-names";

export type Tone = "plain" | "red" | "amber" | "olive" | "accent";

/** A status is a colour and a shape and a word: triangle, square, tick. */
const shapes: Record<Tone, string | undefined> = {
  plain: undefined,
  red: "M6 1 11.5 11H.5z",
  amber: "M2 2h8v8H2z",
  olive: "M1 6.5 4.5 10 11 2.5 9.6 1.2 4.4 7.2 2.3 5.1z",
  accent: undefined,
};

export function Chip({
  tone = "plain",
  shape = true,
  children,
}: {
  tone?: Tone;
  shape?: boolean;
  children: ReactNode;
}) {
  const path = shape ? shapes[tone] : undefined;
  return (
    <span className={classNames(css.chip, css[tone])}>
      {path && (
        <svg width="0.7em" height="0.7em" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
          <path d={path} />
        </svg>
      )}
      {children}
    </span>
  );
}

export function Chips({ children }: { children: ReactNode }) {
  return <div className={css.chips}>{children}</div>;
}
