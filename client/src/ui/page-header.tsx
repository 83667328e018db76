import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon } from "./icon";
import css from "./page-header.module.css";

export interface PageHeaderProps {
  title: string;
  sub?: ReactNode;
  /** Where the arrow leads; `close` shows a cross instead, for a page that is left rather than gone back from. */
  back?: { to: string; label: string; close?: boolean } | undefined;
  /** At the far end: the date, who am I, a quiet button. */
  end?: ReactNode;
}

export function PageHeader({ title, sub, back, end }: PageHeaderProps) {
  return (
    <header className={css.header}>
      {back && (
        <Link to={back.to} className={css.back} aria-label={back.label}>
          <Icon name={back.close ? "close" : "back"} size="1.5rem" />
        </Link>
      )}
      <div className={css.words}>
        <h1 className={sub ? css.withSub : undefined}>{title}</h1>
        {sub && <div className={css.sub}>{sub}</div>}
      </div>
      {end && <div className={css.end}>{end}</div>}
    </header>
  );
}
