import type { RefObject } from "react";

/** Every line of a list at a desk carries it. */
export const LINE = "data-desk-line";

/** After the next painting: what is to be focused may only now appear. */
export const focusSoon = (find: () => HTMLElement | null | undefined): number =>
  requestAnimationFrame(() => find()?.focus());

export const currentOnList = (): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[${LINE}][aria-current=true]`);

/** Whether a key was pressed on the list, or on nothing at all. */
export const isOnList = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Element && target.closest(`[${LINE}]`) !== null);

/** As wide as the list stands beside what is chosen (ui/layout.module.css). */
const BESIDE = "(min-width: 1100px)";

/** Where what is chosen stands under the list, a tap must lead to it. */
export function leadTo(pane: RefObject<HTMLElement | null>): void {
  if (matchMedia(BESIDE).matches) return;
  requestAnimationFrame(() => {
    pane.current?.focus({ preventScroll: true });
    pane.current?.scrollIntoView({ block: "start" });
  });
}
