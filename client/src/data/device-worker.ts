import { expose } from "comlink";
import { DeviceHost, type StartSync } from "./device-host";
import type { TabChannel } from "./replica";

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

/** The engine of `sync` starts here with every unlock, and stops with every lock. */
const startSync: StartSync | null = null;

expose(
  new DeviceHost({
    place: { indexedDB, IDBKeyRange },
    now: () => Date.now(),
    clockMs: () => performance.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    pause: () => new Promise((resume) => setTimeout(resume, 0)),
    wait: (ms) => new Promise((resume) => setTimeout(resume, ms)),
    channel: tabChannel,
    startSync,
  }),
);
