import type { OpResult } from "@konta/shared/sync/answer";
import type { Enrolled } from "@konta/shared/sync/enrolment";

export interface StormSize {
  devices: number;
  /** Ops that wait on each device when it comes home. */
  ops: number;
  /** Folder for a profile of the server's processor time; null for none. */
  profile: string | null;
}

/** What is promised for (design page "sync"): all tablets of a large municipality, each with a week without signal. */
export const WHOLE_STORM = { devices: 200, ops: 600 };
/** All devices begin within so many milliseconds. */
export const START_WITHIN_MS = 60_000;

/** A record that every device of an area had on screen before the storm. */
export interface SharedRecord {
  collection: string;
  id: string;
  /** Its seq then: what an edit of it is based on (rule M2). */
  seq: number;
}

export interface StormArea {
  communities: string[];
  shared: SharedRecord[];
}

export interface StormDevice {
  enrolled: Enrolled;
  area: number;
  seed: number;
  startsAfterMs: number;
}

/** What one process of clients is told, in a file. */
export interface StormBrief {
  origin: string;
  epoch: string;
  ops: number;
  areas: StormArea[];
  services: string[];
  agencies: string[];
  devices: StormDevice[];
}

/** What a device knows at the end, from its own work and from the answers it could prove. */
export interface DeviceReport {
  replica: string;
  /** Incarnation, number, and hash of the text, of every op it made. */
  made: [incarnation: number, n: number, hash: string][];
  /** What the server said of them. */
  told: OpResult[];
  /** Milliseconds from its start until everything was in custody and nothing was left to fetch. */
  drainedAfterMs: number;
  cursors: Record<string, number>;
  frames: number;
  bytesDown: number;
}

/** Parent to clients. */
export type StormOrder = "settle";
/** Clients to parent: all are drained; and, after `settle`, the reports. */
export type StormWord =
  | { kind: "drained" }
  | { kind: "reports"; devices: DeviceReport[]; statuses: Record<string, number> };
