import { expose } from "comlink";
import { askOrders } from "../sync/ask-orders";
import { startSync } from "../sync/start-sync";
import { sha256Hex } from "../vault/exchange-mac";
import { originShelf } from "./copy-shelf";
import { DeviceHost } from "./device-host";
import type { StartSync, TabNews } from "./host-ports";
import { gzip } from "./gzip";
import type { TabChannel } from "./replica";
import { sleeplessClock } from "./sleepless-clock";

/** Frames that come faster than this are kept first and read afterwards. */
const LULL_MS = 25;
const MINUTE_MS = 60_000;

/** One channel per replica; what it carries is only that something changed. */
function tabChannel(replica: string): TabChannel {
  const channel = new BroadcastChannel(`konta-${replica}`);
  return {
    post: () => channel.postMessage(1),
    listen: (listener) => {
      channel.addEventListener("message", listener);
    },
    close: () => channel.close(),
  };
}

/** Every tab has a worker of its own, and with it a warm secret and an open replica of its own. */
function tabNews(name: string): TabNews {
  const channel = new BroadcastChannel(name);
  return {
    post: (replica) => channel.postMessage(replica),
    listen: (listener) => channel.addEventListener("message", ({ data }) => listener(String(data))),
  };
}

/** The exchange starts with every unlock and stops with every lock. */
const startExchange: StartSync = ({ me, store, mac, onChange, onStatus, onWipe }) => {
  const exchange = startSync({
    store,
    proof: mac,
    replica: me.replica,
    gzip,
    sha256Hex,
    build: __BUILD__,
    onStatus,
    onWipe,
  });
  const end = onChange((topics) => {
    if (topics.has("outbox") && store.hasUnsent()) exchange.saved();
  });
  return {
    syncNow: () => exchange.now(),
    stop: () => {
      end();
      exchange.stop();
    },
  };
};

/** Some browsers have no file system for an origin, or none that may be written this way. */
const hasOwnFiles = (): boolean =>
  "getDirectory" in navigator.storage && "createWritable" in FileSystemFileHandle.prototype;

expose(
  new DeviceHost({
    place: { indexedDB, IDBKeyRange },
    now: () => Date.now(),
    // A night asleep makes cold what was warm.
    clockMs: sleeplessClock(
      () => performance.now(),
      () => Date.now(),
    ),
    runningMs: () => performance.now(),
    everyMinute: (work) => {
      const timer = setInterval(work, MINUTE_MS);
      return () => clearInterval(timer);
    },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    pause: () => new Promise((resume) => setTimeout(resume, 0)),
    lull: () => new Promise((resume) => setTimeout(resume, LULL_MS)),
    wait: (ms) => new Promise((resume) => setTimeout(resume, ms)),
    channel: tabChannel,
    doors: tabNews("konta-doors"),
    ends: tabNews("konta-ends"),
    askOrders,
    ...(hasOwnFiles() && { shelf: originShelf() }),
    startSync: startExchange,
  }),
);
