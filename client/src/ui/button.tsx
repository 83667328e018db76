import type { ComponentProps } from "react";
import { Link } from "react-router";
import css from "./button.module.css";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

interface Look {
  /** `primary` once per screen; `danger` for what cannot be taken back. */
  tone?: "primary" | "plain" | "quiet" | "danger" | undefined;
  small?: boolean | undefined;
  wide?: boolean | undefined;
  icon?: IconName | undefined;
}

function look({ tone = "plain", small, wide }: Look): string {
  return classNames(css.button, css[tone], small && css.small, wide && css.wide);
}

export interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "style">, Look {
  /** Work is under way: the button keeps its place, its words and the focus, and does nothing. */
  busy?: boolean | undefined;
  /** Not now: it keeps the focus, so that its reason (`aria-describedby`) is read, and does nothing. */
  waits?: boolean | undefined;
}

export function Button({
  tone,
  small,
  wide,
  icon,
  busy,
  waits,
  type,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const isIdle = busy === true || waits === true;
  return (
    <button
      {...rest}
      // A busy button stays focusable, so that the place is not lost; it must not send its form either.
      type={isIdle ? "button" : (type ?? "button")}
      className={look({ tone, small, wide })}
      aria-busy={busy || undefined}
      aria-disabled={isIdle || undefined}
      onClick={isIdle ? undefined : onClick}
    >
      {icon && <Icon name={icon} size="1.2em" />}
      {children}
    </button>
  );
}

export interface LinkButtonProps extends Omit<ComponentProps<typeof Link>, "className" | "style">, Look {}

/** Goes somewhere, so it is a link; looks like a button. */
export function LinkButton({ tone, small, wide, icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={look({ tone, small, wide })}>
      {icon && <Icon name={icon} size="1.2em" />}
      {children}
    </Link>
  );
}
