import type { ReactNode } from "react";
import { Link } from "react-router";
import { classNames } from "./class-names";
import css from "./list.module.css";

export function List({
  label,
  ordered,
  children,
}: {
  label?: string;
  ordered?: boolean;
  children: ReactNode;
}) {
  const Tag = ordered ? "ol" : "ul";
  return (
    // Without its bullets Safari forgets that this is a list.
    <Tag role="list" className={css.list} aria-label={label}>
      {children}
    </Tag>
  );
}

export interface RowProps {
  /** An avatar or an icon. */
  start?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** A chip or a small button. */
  end?: ReactNode;
  /** Makes the whole row one target; what stands in `end` stays a target of its own. */
  to?: string | undefined;
  /** Behind us: the words step back. */
  past?: boolean | undefined;
}

export function Row({ start, title, detail, end, to, past }: RowProps) {
  return (
    <li className={classNames(css.row, past && css.past, to !== undefined && css.opens)}>
      {start}
      <div className={css.words}>
        {to === undefined ? (
          <div className={css.title}>{title}</div>
        ) : (
          <Link to={to} className={classNames(css.title, css.link)}>
            {title}
          </Link>
        )}
        {detail && <div className={css.detail}>{detail}</div>}
      </div>
      {end && <div className={css.end}>{end}</div>}
    </li>
  );
}
