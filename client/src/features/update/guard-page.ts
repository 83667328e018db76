import { keepUnwrittenDrafts } from "../../data/unwritten-drafts";
import { onUnsavedForms, unsavedForms } from "../../parts/unsaved-forms";

const ask = (event: Event): void => event.preventDefault();

/**
 * Nothing typed goes silently with a tab: the browser asks before it closes or reloads one in which a form without a draft
 * holds something, and the last words of the other forms are written as soon as nobody looks at the page.
 * @param page `window` in the product
 * @param view `document` in the product
 */
export function guardPage(page: EventTarget, view: EventTarget & { visibilityState: string }): void {
  // Only while there is something to lose: a page that listens to this is not kept ready by every browser.
  onUnsavedForms(() => {
    if (unsavedForms().length > 0) page.addEventListener("beforeunload", ask);
    else page.removeEventListener("beforeunload", ask);
  });
  view.addEventListener("visibilitychange", () => {
    if (view.visibilityState === "hidden") void keepUnwrittenDrafts();
  });
}
