/** Asks the browser to start the service worker when there is signal again, also after the last tab is gone (rule P8). */
export const UNSENT_TAG = "konta-unsent";

/** What the service worker says to open tabs when the browser has woken it. */
export const WAKE_UP = "konta-wake-up";

/** Background Sync, which not every browser has and the DOM's types do not name. */
interface WakesUp {
  sync?: { register(tag: string): Promise<void> };
}

/** Something waits to be sent. A browser that cannot wake us, or is told not to, leaves it to the engine's own timers. */
export async function askToBeWoken(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  // Without a worker in charge there is nobody to wake; waiting for one could take for ever.
  const registration = (await navigator.serviceWorker.getRegistration()) as WakesUp | undefined;
  await registration?.sync?.register(UNSENT_TAG).catch(() => undefined);
}

/** @returns ends it */
export function onWakeUp(then: () => void): () => void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return () => undefined;
  const listener = ({ data }: MessageEvent) => {
    if (data === WAKE_UP) then();
  };
  serviceWorker.addEventListener("message", listener);
  return () => serviceWorker.removeEventListener("message", listener);
}

export interface WakePorts {
  /** Tabs of the app that are open. */
  openTabs(): Promise<readonly { postMessage(message: unknown): void }[]>;
  /** Hands in the sealed copies; nobody has to unlock for it. */
  handIn(): Promise<{ left: number; reached: boolean }>;
}

/**
 * The browser says that there is signal. An open tab has the engine, which does better than copies; without one the sealed
 * copies are handed in (rules O6, P8). @throws when something is left, so that the browser wakes us again
 */
export async function wokenUp({ openTabs, handIn }: WakePorts): Promise<void> {
  const tabs = await openTabs();
  for (const tab of tabs) tab.postMessage(WAKE_UP);
  if (tabs.length > 0) return;
  const { left, reached } = await handIn();
  if (!reached || left > 0) throw new Error("something is left to hand in");
}
