import { ownScriptUrl } from "../../data/worker-url";
import { mayOpenAnew, openAnew } from "./open-anew";
import { LOOK_ROUND, TAKE_OVER } from "./take-over";
import { useUpdate } from "./update-store";

/** A tablet may run for days without a reload: looks for a new version this often. */
const LOOK_EVERY_MS = 60 * 60_000;

async function take(waiting: ServiceWorker): Promise<void> {
  if (!(await mayOpenAnew())) return;
  // Only the tab in which somebody asked opens again by itself: the others may hold a form. So may this one by then.
  const reload = () => location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => void openAnew(reload), { once: true });
  useUpdate.setState({ state: "none" });
  waiting.postMessage(TAKE_OVER);
}

const offer = (waiting: ServiceWorker): void =>
  useUpdate.setState({ state: "ready", take: () => void take(waiting) });

function watch(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => {
      // Without a controller this is the first version, not a new one.
      if (coming.state === "installed" && serviceWorker.controller) offer(coming);
    });
  });
  const lookRound = () => serviceWorker.controller?.postMessage(LOOK_ROUND);
  lookRound();
  setInterval(() => {
    lookRound();
    void registration.update().catch(() => undefined);
  }, LOOK_EVERY_MS);
}

/** Makes the app start without signal. A new version waits until somebody takes it: nothing reloads by itself. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const isFirst = !navigator.serviceWorker.controller;
  try {
    watch(await navigator.serviceWorker.register(ownScriptUrl("/service-worker.js"), { scope: "/" }));
  } catch {
    // A browser that keeps no workers still works with signal; the sync panel says what it cannot do.
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!isFirst && useUpdate.getState().state === "ready") useUpdate.setState({ state: "elsewhere" });
  });
}
