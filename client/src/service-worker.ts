import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, PrecacheController, PrecacheRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { dropEarlierFiles, type FilesPorts, takeCharge } from "./features/update/files-of-builds";
import { leavingNames, originShelf } from "./data/copy-shelf";
import { LOOK_ROUND, TAKE_OVER } from "./features/update/take-over";
import { UNSENT_TAG, wokenUp } from "./features/update/wake-up";
import { handIn } from "./sync/hand-in";

interface LastingEvent extends Event {
  waitUntil(until: Promise<unknown>): void;
}
interface OpenTab {
  id: string;
  postMessage(message: unknown): void;
}
/** The little of a service worker's scope that is used here: its whole library cannot stand beside the page's. */
interface OwnScope {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(of: { type: "window"; includeUncontrolled: true }): Promise<readonly OpenTab[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LastingEvent) => void): void;
  addEventListener(type: "sync", listener: (event: LastingEvent & { tag: string }) => void): void;
  addEventListener(type: "message", listener: (event: LastingEvent & { data: unknown }) => void): void;
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
const files = new PrecacheController();
files.addToCacheList(self.__WB_MANIFEST);
const { cacheName } = files.strategy;
cleanupOutdatedCaches();

/** Random names of tabs, and nothing else. */
const TABS_CACHE = "konta-earlier-tabs";
const TABS_KEY = "/earlier-tabs";

const openTabs = () => scope.clients.matchAll({ type: "window", includeUncontrolled: true });

const ports: FilesPorts = {
  kept: {
    keys: async () => (await (await caches.open(cacheName)).keys()).map(({ url }) => url),
    drop: async (key) => void (await (await caches.open(cacheName)).delete(key, { ignoreVary: true })),
  },
  earlier: {
    read: async () => {
      const kept = await (await caches.open(TABS_CACHE)).match(TABS_KEY);
      return kept ? ((await kept.json()) as string[]) : [];
    },
    write: async (ids) => (await caches.open(TABS_CACHE)).put(TABS_KEY, Response.json(ids)),
  },
  openTabs: async () => (await openTabs()).map(({ id }) => id),
  isNextHere: () => scope.registration.installing !== null || scope.registration.waiting !== null,
  needed: new Set(files.getURLsToCacheKeys().values()),
};

scope.addEventListener("install", (event) => event.waitUntil(files.install(event)));
// Instead of the library's own activation, which takes a tab that still runs the build before its screens away.
scope.addEventListener("activate", (event) => event.waitUntil(takeCharge(ports)));

registerRoute(new PrecacheRoute(files));
registerRoute(
  new NavigationRoute(files.createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/api\//, /^\/healthz$/, /^\/version$/],
  }),
);
// What this build does not know is of an earlier one: its name tells its content.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  async ({ request }) =>
    (await (await caches.open(cacheName)).match(request.url, { ignoreVary: true })) ?? fetch(request),
);

// The first visit is served from here at once: whoever drives off right after it has every screen.
clientsClaim();

scope.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) void scope.skipWaiting();
  if (event.data === LOOK_ROUND) event.waitUntil(dropEarlierFiles(ports));
});

// Whether a database still knows what is handed in here is not looked at: that takes the whole library, in a file that
// every start waits for. What goes leaves its name instead.
scope.addEventListener("sync", (event) => {
  const handInUnseen = () => handIn(leavingNames(originShelf()));
  if (event.tag === UNSENT_TAG) event.waitUntil(wokenUp({ openTabs, handIn: handInUnseen }));
});
