import { useEffect } from "react";
import { NavigationType, useNavigationType } from "react-router";
import { t } from "../../text/translate";

/** The window's title: the name of the page and never of a person, because the browser writes titles down in clear. */
export function useTitle(title: string): void {
  useEffect(() => {
    const name = t("app.name");
    document.title = title === name ? name : `${title} · ${name}`;
  }, [title]);
}

let isFirst = true;
/** Somebody has pressed Tab since the last press that could lead to another page: she is on her way to something. */
let isOnTheWay = false;

function watchTheWay(): void {
  const stop = () => {
    isOnTheWay = false;
  };
  // Enter on a link or in a form is a click as well.
  for (const pressed of ["click", "popstate"]) addEventListener(pressed, stop, { capture: true });
  const start = ({ key }: KeyboardEvent) => {
    if (key === "Tab") isOnTheWay = true;
  };
  addEventListener("keydown", start, { capture: true });
}

/**
 * Moves the focus to the heading of the page that `key` names, as soon as it stands there (its code or its data may
 * still be on the way); null while there is no page yet. The very first page keeps the browser's own start.
 */
export function useFocusOnTitle(key: string | null): void {
  const wentBack = useNavigationType() === NavigationType.Pop;
  useEffect(() => {
    if (key === null) return;
    if (isFirst) {
      watchTheWay();
      isFirst = false;
      return;
    }
    // Who goes back finds the list where she left it.
    if (!wentBack) window.scrollTo(0, 0);
    return focusOnTitle();
    // Only another page moves the focus; a changed filter of the same page goes through here as well.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the focus moves once per page, whatever else is rendered anew
  }, [key]);
}

const BUSY_WITH = "#content input, #content textarea, #content select, [aria-expanded=true]";

function focusOnTitle(): () => void {
  const take = (): boolean => {
    const title = document.querySelector<HTMLElement>("#content h1");
    if (!title) return false;
    // Somebody who already types in the new page, has opened the menu or gone on by Tab is not pulled away.
    if (isOnTheWay || document.activeElement?.closest(BUSY_WITH)) return true;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    return true;
  };
  if (take()) return () => undefined;
  const watch = new MutationObserver(() => take() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}
