const missing = new WeakSet<object>();

/**
 * Remembers which failures were a part of the app that could not be fetched (the storage lost it, and there is no signal
 * or the server has a newer one). By itself such a failure is a `TypeError` with words of the browser's own.
 * @param page `window` in the product
 */
export function watchMissingScreens(page: EventTarget): void {
  page.addEventListener("vite:preloadError", (event) => {
    const failure = "payload" in event ? event.payload : null;
    if (typeof failure === "object" && failure !== null) missing.add(failure);
  });
}

export const isMissingScreen = (failure: unknown): boolean =>
  typeof failure === "object" && failure !== null && missing.has(failure);
