import { proxy, wrap } from "comlink";
import { FIRST_STATUS, type SyncStatus } from "../sync/sync-status";
import type { DeviceStore, Topic } from "./border";
import type { DeviceHost } from "./device-host";
import type { Obeyed } from "./obey-orders";
import deviceWorkerUrl from "./device-worker?worker&url";
import { ownScriptUrl } from "./worker-url";

/** The host as it answers across the worker's border: everything is a promise there already. */
export type Host = Pick<
  DeviceHost,
  | "peopleHere"
  | "enrolHere"
  | "unlock"
  | "changePin"
  | "lock"
  | "forget"
  | "syncNow"
  | "ask"
  | "watch"
  | "watchSync"
  | "lookBack"
  | "handIn"
  | "forgottenHere"
  | "obeyOrders"
  | "watchEnds"
>;

const SAVES = [
  "registerPerson",
  "saveVisit",
  "saveReferral",
  "addReferralStep",
  "addRecord",
  "change",
] as const satisfies (keyof DeviceStore)[];

const QUESTIONS = [
  "me",
  "find",
  "similar",
  "recentPeople",
  "person",
  "today",
  "catalogue",
  "syncView",
  "hidden",

  "keepDraft",
  "draft",
  "dropDraft",
] as const satisfies (keyof DeviceStore)[];

/** The device as the page sees it: its people, the lock, the store, and what wakes a live result. */
export interface Device {
  peopleHere: Host["peopleHere"];
  enrolHere: Host["enrolHere"];
  unlock: Host["unlock"];
  changePin: Host["changePin"];
  lock: Host["lock"];
  forget: Host["forget"];
  syncNow: Host["syncNow"];
  lookBack: Host["lookBack"];
  handIn: Host["handIn"];
  forgottenHere: Host["forgottenHere"];
  obeyOrders: Host["obeyOrders"];
  /** Tells when this device was emptied, or could not be, while somebody had it open. */
  onEnd(listener: (obeyed: Obeyed) => void): void;
  /** How the exchange stands, now and at every change. @returns what ends it */
  onSyncStatus(listener: (status: SyncStatus) => void): () => void;
  store: DeviceStore;
  /** @returns what ends it */
  subscribe(topics: readonly Topic[], listener: () => void): () => void;
}

const isLocked = (failure: unknown): boolean => failure instanceof Error && failure.message === "locked";

function remoteStore(host: Host): DeviceStore {
  const store: Record<string, (...args: never[]) => Promise<unknown>> = {};
  for (const name of QUESTIONS) store[name] = (...args) => host.ask(name, args as never);
  for (const name of SAVES)
    store[name] = (...args) =>
      host.ask(name, args as never).catch((failure: unknown) => {
        if (isLocked(failure)) return { ok: false, error: { code: "locked" } };
        throw failure;
      });
  // Not as a `DeviceStore`: so the compiler finds a function of it that is in neither list.
  return store as unknown as Pick<DeviceStore, (typeof QUESTIONS)[number] | (typeof SAVES)[number]>;
}

/** The page's side of a host, wherever it runs; tests give one of their own. */
export async function deviceOver(host: Host): Promise<Device> {
  const subscriptions = new Set<{ topics: readonly Topic[]; listener: () => void }>();
  await host.watch(
    proxy((changed: Topic[]) => {
      for (const { topics, listener } of subscriptions)
        if (topics.some((topic) => changed.includes(topic))) listener();
    }),
  );
  let status = FIRST_STATUS;
  const statusListeners = new Set<(status: SyncStatus) => void>();
  await host.watchSync(
    proxy((now: SyncStatus) => {
      status = now;
      for (const listener of statusListeners) listener(now);
    }),
  );
  return {
    peopleHere: () => host.peopleHere(),
    enrolHere: (...args) => host.enrolHere(...args),
    unlock: (...args) => host.unlock(...args),
    changePin: (...args) => host.changePin(...args),
    lock: (kind) => host.lock(kind),
    forget: (replica) => host.forget(replica),
    syncNow: () => host.syncNow(),
    lookBack: () => host.lookBack(),
    handIn: () => host.handIn(),
    forgottenHere: () => host.forgottenHere(),
    obeyOrders: () => host.obeyOrders(),
    onEnd: (listener) => void host.watchEnds(proxy(listener)),
    onSyncStatus: (listener) => {
      statusListeners.add(listener);
      listener(status);
      return () => statusListeners.delete(listener);
    },
    store: remoteStore(host),
    subscribe: (topics, listener) => {
      const subscription = { topics, listener };
      subscriptions.add(subscription);
      return () => subscriptions.delete(subscription);
    },
  };
}

/** Starts the worker; once per page. */
export function startDevice(): Promise<Device> {
  const worker = new Worker(ownScriptUrl(deviceWorkerUrl), { type: "module", name: "konta-device" });
  return deviceOver(wrap<DeviceHost>(worker) as unknown as Host);
}
