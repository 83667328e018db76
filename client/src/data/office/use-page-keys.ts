import { useEffect, useRef } from "react";

const TYPED_IN = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]";

/** Whether somebody is typing: then letters and figures are theirs. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPED_IN) !== null;

/**
 * Keys that work anywhere on a page, except while typing and except where the control under the focus has answered
 * already.
 */
export function usePageKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      // An open dialog has the keyboard to itself.
      if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
      latest.current(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
