import { useEffect } from "react";
import { NavigationType, useNavigationType } from "react-router";
import { t } from "../../text/translate";
import { fieldAt, type Place, takePlace } from "./return-place";

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
 * still be on the way); null while there is no page yet. The very first page keeps the browser's own start. Whoever has
 * unlocked on the page that was locked goes on in the field where she was.
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
    const place = takePlace(key);
    if (place) return goOnAt(place);
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

/** How long after unlocking the field may still be on its way, milliseconds; later it would surprise whoever reads. */
const RETURN_MS = 10_000;

interface WithCaret {
  focus(options: FocusOptions): void;
  setSelectionRange?(from: number, to: number): void;
}

function focusOnField(place: Place): boolean {
  const field = fieldAt(document, place) as WithCaret | null;
  if (!field) return false;
  field.focus({ preventScroll: false });
  const { caret = null } = place.field ?? {};
  if (caret) field.setSelectionRange?.(...caret);
  return true;
}

/** The title first, as on every page; then the field that was left, or as far down as somebody had read. */
function goOnAt(place: Place): () => void {
  const endTitle = focusOnTitle();
  const goOn = (): boolean => {
    if (place.field) return focusOnField(place);
    if (document.documentElement.scrollHeight - innerHeight < place.scrollY) return false;
    window.scrollTo(0, place.scrollY);
    return true;
  };
  const watch = new MutationObserver(() => goOn() && end());
  const timer = setTimeout(() => end(), RETURN_MS);
  // Whoever does anything by then has gone on by herself.
  const moves = ["pointerdown", "keydown", "wheel"] as const;
  function end(): void {
    watch.disconnect();
    clearTimeout(timer);
    for (const move of moves) removeEventListener(move, end, true);
  }
  if (!goOn()) {
    for (const move of moves) addEventListener(move, end, true);
    watch.observe(document.body, { childList: true, subtree: true });
  } else end();
  return () => {
    endTitle();
    end();
  };
}
