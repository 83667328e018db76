import type { Presence } from "./auto-lock";

/** A page is scrolled by a finger, a wheel or a key: `scroll` itself also comes when a list grows by itself. */
const TOUCHES = [
  "pointerdown",
  "pointermove",
  "touchmove",
  "wheel",
  "keydown",
  // Dictation and other input methods write without a key.
  "input",
  // A screen reader presses a button with nothing but this.
  "click",
];

/** What takes the screen when it is pressed: a call, or a chooser of files or the camera. */
const OPENERS = 'a[href^="tel:"], input[type="file"]';

interface Closest {
  closest?: (selector: string) => unknown;
}

/**
 * Tells the lock what somebody does in front of this page.
 * @param page `window` in the product
 * @param view `document` in the product
 * @returns ends it
 */
export function watchPresence(
  page: EventTarget,
  view: EventTarget & { visibilityState: string },
  presence: Presence,
): () => void {
  const ends: (() => void)[] = [];
  function on(target: EventTarget, type: string, then: (event: Event) => void, isEarly = false): void {
    const options = { capture: isEarly, passive: true };
    target.addEventListener(type, then, options);
    ends.push(() => target.removeEventListener(type, then, options));
  }
  for (const touch of TOUCHES) on(page, touch, () => presence.touched(), true);
  const look = (): void => (view.visibilityState === "hidden" ? presence.hidden() : presence.shown());
  on(view, "visibilitychange", look);
  // A page that was kept ready in memory, or frozen, is seen again.
  on(page, "pageshow", look);
  on(view, "resume", look);
  on(page, "blur", () => presence.blurred());
  on(page, "focus", () => presence.focused());
  on(page, "beforeprint", () => presence.opened());
  on(page, "afterprint", () => presence.closed());
  // After everybody else: a press that a handler has stopped opens nothing.
  on(page, "click", (event) => {
    const target = event.target as Closest | null;
    if (!event.defaultPrevented && target?.closest?.(OPENERS)) presence.opened();
  });
  // Opened in a tab that nobody looks at.
  if (view.visibilityState === "hidden") presence.hidden();
  return () => {
    for (const end of ends) end();
  };
}
