import type { Compartment } from "@konta/shared/access/compartment";
import { assert } from "@konta/shared/base/assert";
import type { Row } from "@konta/shared/sync/frame";
import type { Bytes } from "../vault/bytes";
import type { OpenKeyring } from "../vault/wrapped-keyring";
import type { CompartmentKeys, Place } from "../vault/seal";
import type { Topic } from "./border";
import type { Changes } from "./changes";
import type { Arrivals } from "./arrivals";
import type { CopyShelf } from "./copy-shelf";
import type { Directory } from "./directory";
import type { FrameCache } from "./frame-cache";
import type { Incident } from "./incident";
import type { KeptOp } from "./kept-op";
import type { Lane } from "./lane";
import type { Merges } from "./merges";
import type { PendingOps } from "./pending-ops";
import type { PeopleIndex } from "./people-index";
import type { Databases, DatabasePlace } from "./replica-database";
import type { Readiness } from "./readiness";
import type { SecondCopies } from "./second-copies";

/** How one tab tells the others of this device that the database moved on. Nothing of the content is said. */
export interface TabChannel {
  post(): void;
  listen(listener: () => void): void;
  close(): void;
}

/** What the store takes from outside, so that tests choose it. */
export interface StorePorts {
  place: DatabasePlace;
  /** Milliseconds UTC: evidence on ops and lines of lists, never an order (rule M1). */
  now: () => number;
  random: (bytes: number) => Bytes;
  /** Milliseconds that only count up, whatever is done to the clock; absent where nothing runs between two acts. */
  runningMs?: () => number;
  /** Lets waiting queries go first. */
  pause: () => Promise<void>;
  /** Resolves when the network has had time to bring more: whatever it brings is kept before anything is read. */
  lull: () => Promise<void>;
  channel: (replica: string) => TabChannel;
  /** The version of the fields that this build speaks; an older one only where the simulator plays an older build (rule V2). */
  schema?: number;
  /** Where second copies of unsent ops lie; absent in a browser that has no such place. */
  shelf?: CopyShelf;
}

export interface KnownScope {
  name: string;
  cursor: number;
  leaving: boolean;
}
export interface KnownSegment {
  scope: number;
  /** How many rows it has; null until they stand in the directory. */
  rows: number | null;
}

/** Who works here: the keyring without its keys. As text those live only until they are imported. */
export type Owner = Omit<OpenKeyring, "keys" | "exchangeKey" | "handOverKey">;

/** One person's database on this device, unlocked: what the verbs of this folder work on. */
export interface Replica {
  id: string;
  me: Owner;
  keys: CompartmentKeys;
  ports: StorePorts;
  /** The version of the fields in which it writes and is answered. */
  schema: number;
  databases: Databases;
  channel: TabChannel;
  /** The server's identity, and the code for local reference numbers. */
  standing: {
    epoch: string | null;
    code: string;
    /** The greatest time the server ever said, and how far this device's clock was behind it then, milliseconds. */
    seen?: number | undefined;
    offset?: number | undefined;
  };
  /** The server's clock as it answered last, milliseconds UTC; null before the first answer since unlocking. */
  heardAt: number | null;
  /** When the office was last heard, of a device that has not heard it for so long that special categories do not open. */
  silentSince: number | null;
  /** What `runningMs` said when the server was heard last, or this replica was opened. */
  countsFrom: number;
  /** When old ops were looked for last, by the same clock. */
  agedAt: number | null;
  /** The fencing number under which this tab leads the exchange; null before it led (rule P11). */
  fence: number | null;
  /** Up to this seq of the server everything that this device may have has come; 0 before it was told so. */
  caughtUpTo: number;
  /** The greatest request counter this tab has used; the disk may know a greater one. */
  counter: number;
  /** The number of the next op as memory knows it; the disk says another once a second tab has saved. */
  nextN: number;
  scopes: Map<number, KnownScope>;
  segments: Map<number, KnownSegment>;
  directory: Directory;
  pending: PendingOps;
  /** Unsent ops that this version cannot read, by number: they go out as they are. */
  sendOnly: Map<number, KeptOp>;
  /** Unsent ops that do not open here, by number. */
  unopened: readonly number[];
  people: PeopleIndex;
  merges: Merges;
  frames: FrameCache;
  arrivals: Arrivals;
  /** Null where there is no place for them, or the office takes none. */
  copies: SecondCopies | null;
  incidents: Incident[];
  /** Orders to forget records that were carried out here, by `orderKey`. */
  obeyed: ReadonlySet<string>;
  /** Orders of which no row is left here, though they may wait for something else. */
  rowsForgotten: Set<string>;
  /** Scopes that were asked for again, because nobody could say whether something of the erased lay in them. */
  askedAgain: Set<number>;
  /** What was tried last where sums differed, by scope, and at which cursor (rule S4). */
  repairsTried: Map<number, { cursor: number; step: "rows" | "scope" }>;
  drafts: Map<string, { number: number; draft: unknown; at: number; rows: number[] }>;
  changes: Changes;
  ready: Readiness;
  /** Everything that writes goes through it, one after the other. */
  writes: Lane;
  /** Set when it is locked: what still runs stops at its next step. */
  closed: boolean;
}

export const placeOf = (replica: Replica, table: string, number: number, scope = 0): Place => ({
  replica: replica.id,
  table,
  number,
  scope,
});

/** The seal of what belongs to no compartment of records: names of scopes, drafts, standing. */
export const OWN: Compartment = "personal";

/** Whether everything that is kept on the disk has been read into the directory. */
export const isDirectoryComplete = ({ ready, arrivals }: Replica): boolean =>
  ready.complete && arrivals.isEmpty;

export function scopeNumber(replica: Replica, name: string): number | null {
  for (const [number, scope] of replica.scopes) if (scope.name === name && !scope.leaving) return number;
  return null;
}

export function scopeOf(replica: Replica, number: number): KnownScope {
  const scope = replica.scopes.get(number);
  assert(scope, "a segment's scope is known");
  return scope;
}

/** After a write: wake what is shown here, and the other tabs. */
export function announce(replica: Replica, topics: Set<Topic>): void {
  replica.changes.tell(topics);
  replica.channel.post();
}

/** Rows of a segment with the place they hold in it. */
export type SegmentRows = readonly Row[];

/** A random number below 2^48: no two tabs ever choose the same for two things. */
export function randomNumber(replica: Replica): number {
  return replica.ports.random(6).reduce((number, byte) => number * 256 + byte, 0);
}
