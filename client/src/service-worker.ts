import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { TAKE_OVER } from "./features/update/take-over";

/** The little of a service worker's scope that is used here: its whole library cannot stand beside the page's. */
interface OwnScope {
  skipWaiting(): Promise<void>;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}
declare global {
  interface Window {
    /** Written in by the build: every file of the app with its revision. */
    __WB_MANIFEST: (string | { url: string; revision: string | null })[];
  }
}
const scope = self as unknown as OwnScope;

// The whole app is kept at installation, so that it starts without signal. Nothing of the API is ever kept here:
// what people wrote lies sealed in the device's store.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/api\//, /^\/healthz$/, /^\/version$/],
  }),
);

// The first visit is served from here at once: whoever drives off right after it has every screen.
clientsClaim();

scope.addEventListener("message", ({ data }) => {
  if (data === TAKE_OVER) void scope.skipWaiting();
});
