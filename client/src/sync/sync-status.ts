/** A pull under way: scopes that arrived whole, of those that had something new. */
export interface Arriving {
  done: number;
  total: number;
}

/** What the ribbon and the sync panel show of the exchange. */
export interface SyncStatus {
  connection: "online" | "offline";
  phase: "idle" | "syncing" | "waiting";
  /** When the server last answered and proved it, milliseconds UTC. */
  lastContactAt: number | null;
  problem: SyncProblem | null;
  /** When the next try comes by itself, milliseconds UTC. */
  nextTryAt: number | null;
  /** How many scopes of a pull have arrived whole; null while nothing is on its way. */
  arriving: Arriving | null;
}

/**
 * Why the last try did not end well: `captive` something answered that is not our server · `refused` the server does not
 * accept this replica · `ended` nobody works with it any more · `busy` it asked to wait · `cut` the connection broke · `storage` this device has no room for what came · `device` something else went wrong on it.
 */
export type SyncProblem =
  | "no-server"
  | "captive"
  | "refused"
  | "busy"
  | "cut"
  | "storage"
  | "device"
  | "upgrade"
  | "ended";

export const FIRST_STATUS: SyncStatus = {
  connection: "online",
  phase: "idle",
  lastContactAt: null,
  problem: null,
  nextTryAt: null,
  arriving: null,
};
