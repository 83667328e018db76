import type { Wipe } from "@konta/shared/sync/device-order";
import type { SyncStatus } from "../sync/sync-status";
import type { ExchangeMac } from "../vault/exchange-mac";
import type { Topic } from "./border";
import type { OrdersPorts } from "./obey-orders";
import type { Owner, StorePorts } from "./replica";
import type { ReplicaSyncStore } from "./replica-sync-store";

/** What the sync engine gets when a replica is unlocked. */
export interface SyncSession {
  me: Owner;
  store: ReplicaSyncStore;
  mac: ExchangeMac;
  /** Tells after every save and every pull; "outbox" is the one that wakes a push. */
  onChange: (listener: (topics: ReadonlySet<Topic>) => void) => () => void;
  onStatus: (status: SyncStatus) => void;
  /** The office has given this device up, and it is time to empty it. */
  onWipe: (wipe: Wipe) => void;
}
export interface RunningSync {
  syncNow(): Promise<void>;
  stop(): void;
}
export type StartSync = (session: SyncSession) => RunningSync;

/** One word between the tabs of this browser. */
export interface TabNews {
  post: (word: string) => void;
  listen: (listener: (word: string) => void) => void;
}

export interface HostPorts extends StorePorts {
  clockMs: () => number;
  wait: (ms: number) => Promise<void>;
  /** Runs something once a minute until it is ended; absent where nobody waits so long. */
  everyMinute?: (work: () => void) => () => void;
  startSync: StartSync | null;
  /** Between the tabs of this browser: who has just entered, by replica. */
  doors?: TabNews;
  /** Whose work has just been taken from this device for good, and why. */
  ends?: TabNews;
  /** Absent where there is no office to ask. */
  askOrders?: OrdersPorts["ask"];
}
