import type { ReactNode, RefObject } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { currentOnList } from "./desk-focus";
import css from "./desk-pane.module.css";

export interface DeskPaneProps {
  label: string;
  ref: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** What is chosen in a desk's list; under the list there is a way back to it. */
export function DeskPane({ label, ref, children }: DeskPaneProps) {
  const t = useText();
  return (
    <section ref={ref} tabIndex={-1} className={css.pane} aria-label={label}>
      <div className={css.back}>
        <Button small tone="quiet" icon="back" onClick={() => currentOnList()?.focus()}>
          {t("waiting.backToList")}
        </Button>
      </div>
      {children}
    </section>
  );
}
