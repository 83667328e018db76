import { Dexie, type Table } from "dexie";
import type { Bytes } from "../vault/bytes";

/** 0 unsent · 1 delivered · 2 the server has it, and people look at it. */
export type SendState = 0 | 1 | 2;

/** One op. Its shape never changes after the first release (rule O7). */
export interface OutboxRow {
  n: number;
  state: SendState;
  key: number;
  sealed: Bytes;
}
/** One frame as it came (rule D1). `number` is random, so that no two tabs ever mean the same. */
export interface SegmentRow {
  number: number;
  scope: number;
  key: number;
  size: number;
  rows: number;
  lo: number;
  hi: number;
  /** The version of the fields in it (rule V2). */
  schema: number;
  sealed: Bytes;
}
/** What an op changed here, until its echo has come (rule D2). `seq` is 0 until the server named one. */
export interface OverlayRow {
  n: number;
  scope: number;
  state: SendState;
  seq: number;
  key: number;
  sealed: Bytes;
}
/** `sealed` is the scope's name. A leaving scope is hidden already and waits to be purged. */
export interface ScopeRow {
  number: number;
  cursor: number;
  leaving: 0 | 1;
  sealed: Bytes;
}
/** Work that a crash must not lose: purging a scope. */
export interface JobRow {
  number: number;
  kind: "purge";
  scope: number;
}
export interface NumberRow {
  name:
    | "nextN"
    | "counter"
    | "incarnation"
    | "localCounter"
    | "change"
    | "repairs"
    | "custody"
    | "fence"
    | "beat"
    | "forgotten";
  value: number;
}
export interface SealedRow {
  name: "standing" | "incidents" | "forgotten-records";
  sealed: Bytes;
}
export interface DraftRow {
  number: number;
  sealed: Bytes;
}

/** Where a database lies: the browser's, or one in memory for tests. */
export interface DatabasePlace {
  indexedDB: IDBFactory;
  IDBKeyRange: typeof IDBKeyRange;
}

/** The tables of one replica. Nothing but numbers, sizes and key numbers stands in clear. */
export class ReplicaDatabase extends Dexie {
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly segment: Table<SegmentRow, number>;
  declare readonly overlay: Table<OverlayRow, number>;
  declare readonly scope: Table<ScopeRow, number>;
  declare readonly job: Table<JobRow, number>;
  declare readonly meta: Table<NumberRow | SealedRow, string>;
  declare readonly draft: Table<DraftRow, number>;

  constructor(replica: string, durability: "strict" | "relaxed", place: DatabasePlace) {
    super(databaseName(replica), { ...place, chromeTransactionDurability: durability });
    this.version(1).stores({
      outbox: "n, state",
      segment: "number, scope",
      overlay: "n, scope",
      scope: "number",
      job: "number",
      meta: "name",
      draft: "number",
    });
  }
}

const databaseName = (replica: string): string => `konta-${replica}`;

/** Two doors to one database: what a person was told is saved is strict, what can be fetched again is not. */
export interface Databases {
  strict: ReplicaDatabase;
  relaxed: ReplicaDatabase;
}

export function openDatabases(replica: string, place: DatabasePlace): Databases {
  return {
    strict: new ReplicaDatabase(replica, "strict", place),
    relaxed: new ReplicaDatabase(replica, "relaxed", place),
  };
}

export function closeDatabases({ strict, relaxed }: Databases): void {
  strict.close();
  relaxed.close();
}

export async function numberIn(
  database: ReplicaDatabase,
  name: NumberRow["name"],
  absent: number,
): Promise<number> {
  const row = await database.meta.get(name);
  return row && "value" in row ? row.value : absent;
}
