import type { Wipe } from "@konta/shared/sync/device-order";
import type { Proof } from "./exchange-port";
import { Line } from "./fetch-send";
import { leadExchange, type Locks } from "./lead-exchange";
import { pushAndPull } from "./push-and-pull";
import { Schedule } from "./schedule";
import type { SyncStatus } from "./sync-status";
import type { SyncStore } from "./sync-store";

export interface StartSync {
  store: SyncStore;
  proof: Proof;
  replica: string;
  gzip: (text: string) => Promise<Uint8Array>;
  sha256Hex: (bytes: Uint8Array) => Promise<string>;
  build: string;
  onStatus: (status: SyncStatus) => void;
  onWipe: (wipe: Wipe) => void;
}

const BROWSER_LOCKS: Locks = {
  ifFree: (name, work) =>
    navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
      return lock !== null;
    }),
  steal: (name, work) => navigator.locks.request(name, { steal: true }, work),
};

export interface RunningExchange {
  now: () => Promise<void>;
  saved: () => void;
  /** Ends it and lets go of everything that was opened with the keys: nothing of it may outlive a lock. */
  stop: () => void;
}

/** Starts the exchange inside the device's worker, with the browser's clock, network and locks. */
export function startSync(given: StartSync): RunningExchange {
  const { store, proof, replica, gzip, sha256Hex, build, onStatus, onWipe } = given;
  const over = new AbortController();
  const line = new Line(over.signal, () => performance.now());
  const onArriving = (arriving: SyncStatus["arriving"]): void => schedule.arriving(arriving);
  const ports = {
    onArriving,
    store,
    proof,
    gzip,
    sha256Hex,
    build,
    send: line.send,
    now: () => Date.now(),
  };
  const schedule: Schedule = new Schedule({
    sync: pushAndPull(ports),
    now: () => Date.now(),
    random: () => Math.random(),
    wait: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    isOnline: () => navigator.onLine,
    silentMs: () => line.silentMs,
    waitedMs: () => line.waitedMs,
    giveUp: () => line.giveUp(),
    asLeader: leadExchange({
      name: `konta-sync-${replica}`,
      store,
      locks: BROWSER_LOCKS,
      elapsed: () => performance.now(),
      every: (ms, then) => {
        const timer = setInterval(then, ms);
        return () => clearInterval(timer);
      },
    }),
    onStatus,
    onWipe,
  });
  const changed = () => schedule.networkChanged();
  addEventListener("online", changed, { signal: over.signal });
  addEventListener("offline", changed, { signal: over.signal });
  void schedule.now();
  return {
    now: () => schedule.now(),
    saved: () => schedule.saved(),
    stop: () => {
      schedule.stop();
      over.abort();
    },
  };
}
