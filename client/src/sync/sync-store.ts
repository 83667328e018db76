import type { FrameHead, OpResult } from "@konta/shared/sync/answer";
import type { OpLine } from "@konta/shared/sync/op-line";

import type { Leadership } from "./lead-exchange";

/** Where a replica stands, as its next hello says it. */
export interface Position {
  replica: string;
  /** The version of the fields that it writes and understands (rule V2). */
  schema: number;
  incarnation: number;
  epoch: string | null;
  cursors: Record<string, number>;
  /** Scopes that were taken away and still lie here, because own work in them was not handed over yet (rule S2). */
  leaving: string[];
  /** One hash for the sums of all scopes; null while not everything that is kept has been read (rule S4). */
  sums: string | null;
  /** How often something of the copies was found broken and put right. */
  repairs: number;
  /** The greatest number of an op in custody; null when there is none. */
  custody: number | null;
  /** The hash of its text; null where it is not kept any more, or does not open. */
  custodyHash: string | null;
  /** Ops that can go out now. */
  unsent: number;
  /** Unsent ops that do not open here: they go out when their key is back (rule O2), and the office hears of them (rule P10). */
  unopened: number;
  /** Of those that open: of the others nothing can be read. */
  oldestUnsentAt: number | null;
}

/** One frame as it came off the wire, proven. */
export interface CameFrame {
  head: FrameHead;
  gzipped: Uint8Array;
}

/** All rows of some buckets of a scope, as the server has them (rule S4). */
export interface Repair {
  buckets: readonly number[];
  rows: number;
  gzipped: Uint8Array;
}

/**
 * What the engine needs of the device's store. The device's own implements it, also in the simulator (over an IndexedDB in
 * memory), and a light one with which the bench plays many devices at once.
 */
export interface SyncStore extends Leadership {
  position(): Promise<Position>;
  /** The next request counter, kept before it is used, so that no counter is used twice. */
  nextCounter(): Promise<number>;
  /** The server has seen a higher counter (a rolled-back replica): go on above it. */
  raiseCounter(to: number): Promise<void>;
  /** Unsent ops in the order they were made, never cutting a group; at most about `limit` ops and `bytes` of text. */
  unsentOps(limit: number, bytes: number): Promise<OpLine[]>;
  /** What the server's clock said in a proven answer, milliseconds UTC: the one by which kept ops grow old (rule O5). */
  heard(at: number): void;
  /** Keeps what the server answered; custody moves an op out of the unsent (rule O2), other answers change nothing. */
  acknowledge(results: readonly OpResult[], epoch: string): Promise<void>;
  /** A fork was seen: unsent ops go out again under this incarnation, with the same text (rule P2). */
  takeIncarnation(number: number, code: string): Promise<void>;
  /**
   * Seals frames that arrived whole and keeps them together with their cursors, in one transaction (rules P5, P7, D1).
   * They come in the order the server sent them.
   */
  keepFrames(frames: readonly CameFrame[], epoch: string): Promise<void>;
  /** The scopes granted now: unknown ones start at cursor 0, missing ones are purged (rules P7, S2, D5). */
  grantScopes(scopes: readonly string[], epoch: string): Promise<void>;
  /** The server has nothing that is not here, up to this seq: what was delivered and has no echo lies elsewhere. */
  caughtUp(head: number, epoch: string): Promise<void>;
  /** What every scope adds up to here; null while not everything has been read. */
  sums(): Promise<Record<string, string> | null>;
  /** The bucket sums of a scope and the cursor they belong to; null when it is not here or not read whole. */
  buckets(scope: string): Promise<{ cursor: number; buckets: string } | null>;
  /** What is to be tried next where the sums differ: its rows, then the whole scope, then nothing until its cursor moves. */
  nextRepair(scope: string): "rows" | "scope" | "none";
  /** The step was gone to its end, where the cursor stands now: it is not tried again there. */
  noteRepair(scope: string, step: "rows" | "scope"): void;
  /** Puts rows right that were lost or spoilt here; nothing when the scope has moved on since. */
  keepRepair(scope: string, cursor: number, repair: Repair, epoch: string): Promise<void>;
  /** Drops what is kept of a scope, to fetch it again from the beginning. */
  startScopeAgain(scope: string): Promise<void>;
  /** The server is another one than before (restored): every cursor starts again; what was acknowledged is offered again. */
  startEpoch(epoch: string): Promise<void>;
}
