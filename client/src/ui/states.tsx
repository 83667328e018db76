import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import { Notice } from "./notice";
import css from "./states.module.css";

export interface EmptyStateProps {
  icon?: IconName | undefined;
  title: string;
  /** What to do next. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      {icon && (
        <span className={css.icon}>
          <Icon name={icon} size="1.75rem" />
        </span>
      )}
      <p className={css.title}>{title}</p>
      {children && <div className={css.words}>{children}</div>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  /** What happened to the data comes first. */
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** A code to read out on the phone; never a value of a record. */
  code?: string | undefined;
}

export function ErrorState({ title, children, actions, code }: ErrorStateProps) {
  return (
    <Notice tone="red" live="alert" title={title} actions={actions} source={code}>
      {children}
    </Notice>
  );
}

/** For what comes over the network: unseen for the first 300 ms, and no spinner after that. Never for local data. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <div className={css.waiting} aria-live="polite">
      {children}
    </div>
  );
}

export interface ProgressBarProps {
  label: string;
  value: number;
  max: number;
  /** The numbers in words, such as "12 of 40". */
  numbers: string;
  action?: ReactNode;
}

export function ProgressBar({ label, value, max, numbers, action }: ProgressBarProps) {
  return (
    <div className={css.progress}>
      <div className={css.numbers}>
        <span>{label}</span>
        <b>{numbers}</b>
      </div>
      <progress className={css.bar} value={value} max={max} aria-label={label} aria-valuetext={numbers} />
      {action}
    </div>
  );
}
