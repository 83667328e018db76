import type { ReactNode } from "react";
import css from "./layout.module.css";

/** One under the other, with the page's usual gap. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}

/** Beside each other, wrapping: buttons, small things. */
export function Cluster({ children }: { children: ReactNode }) {
  return <div className={css.cluster}>{children}</div>;
}

/** Two fields beside each other where there is room for both. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={css.pair}>{children}</div>;
}

/** A list and what is chosen in it; one under the other where the page is narrow. */
export function Split({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={css.split}>
      <div className={css.stack}>{list}</div>
      <div className={css.stack}>{children}</div>
    </div>
  );
}

/** Second-rank words. */
export function Sub({ children }: { children: ReactNode }) {
  return <p className={css.sub}>{children}</p>;
}

/** Only for screen readers. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className={css.unseen}>{children}</span>;
}
