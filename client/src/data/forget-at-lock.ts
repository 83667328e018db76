const forgetters = new Set<() => void>();

/**
 * A part of the app that keeps anything about people in memory says, when it is loaded, how it forgets it. A part that was
 * never loaded has nothing to forget, and a lock must not depend on fetching it.
 */
export const forgetAtLock = (forget: () => void): void => void forgetters.add(forget);

/** The device closes: nothing about anybody stays in the page's memory. */
export function forgetEverything(): void {
  for (const forget of forgetters) forget();
}
