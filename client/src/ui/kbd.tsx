import css from "./kbd.module.css";

/** A key of the keyboard. Not read aloud inside a button whose words already say it. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={css.kbd}>{children}</kbd>;
}
