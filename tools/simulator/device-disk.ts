/* oxlint-disable no-underscore-dangle -- the insides of the database in memory have such names */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { DatabasePlace } from "../../client/src/data/replica-database";

/** How a storage commit of a device ends: the process dies before it or after it, the power goes, or the disk is full. */
export const ENDS = ["killed-before", "killed-after", "power-lost", "quota"] as const;
export type End = (typeof ENDS)[number];

interface RawStore {
  records: { values: () => Iterable<unknown>; put: (record: unknown) => void; clear: () => unknown };
  rawIndexes: Map<string, RawStore>;
}
interface RawDatabase {
  name: string;
  rawObjectStores: Map<string, RawStore>;
}
type Transaction = IDBTransaction & { _abort: (name: string | null) => void; durability?: string };
type Connection = IDBDatabase & { _rawDatabase: RawDatabase };

/** Everything that one database of a device holds: per store and index its records. */
type Image = Map<string, { records: unknown[]; indexes: Map<string, unknown[]> }>;

function imageOf({ rawObjectStores }: RawDatabase): Image {
  const all = ({ records }: RawStore) => [...records.values()];
  return new Map(
    [...rawObjectStores].map(([name, store]) => [
      name,
      {
        records: all(store),
        indexes: new Map([...store.rawIndexes].map(([index, raw]) => [index, all(raw)])),
      },
    ]),
  );
}

function fill(store: RawStore, records: readonly unknown[]): void {
  store.records.clear();
  for (const record of records) store.records.put(record);
}

function putBack({ rawObjectStores }: RawDatabase, image: Image): void {
  for (const [name, { records, indexes }] of image) {
    const store = rawObjectStores.get(name);
    if (!store) continue;
    fill(store, records);
    for (const [index, its] of indexes) {
      const raw = store.rawIndexes.get(index);
      if (raw) fill(raw, its);
    }
  }
}

/**
 * One process's view of a disk: everything it writes goes through here until it dies. Counts commits, so that a death
 * or a full disk can be set for any of them.
 */
export class DiskLife {
  dead = false;
  #armed: { end: End; commits: number } | null = null;
  /**
   * What would still be there after the power went: all up to the last strict commit. Copied only when something
   * relaxed follows it; until then it is what is there. Absent while nobody can tell.
   */
  readonly #durable = new Map<RawDatabase, Image | "as-it-is">();
  readonly #active = new Set<Transaction>();
  onEnd: (end: End) => void = () => undefined;
  /** Told when relaxed commits were lost with the power. */
  onRolledBack: () => void = () => undefined;

  arm(end: End, commits: number): void {
    this.#armed = { end, commits };
  }

  disarm(): void {
    this.#armed = null;
  }

  watch(database: Connection): void {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      // No name that makes Dexie open it again: nothing of a dead process tries.
      if (this.dead) throw new DOMException("the process is dead", "UnknownError");
      const transaction = begin(stores, mode, options) as Transaction;
      if (mode === "readwrite") this.#wrote(database, transaction);
      return transaction;
    };
  }

  #wrote(database: Connection, transaction: Transaction): void {
    const raw = database._rawDatabase;
    const isStrict = transaction.durability === "strict";
    // Half of another transaction must not count as durable.
    if (!isStrict && this.#durable.get(raw) === "as-it-is") {
      if (this.#active.size === 0) this.#durable.set(raw, imageOf(raw));
      else this.#durable.delete(raw);
    }
    this.#active.add(transaction);
    transaction.addEventListener("complete", () => {
      this.#active.delete(transaction);
      if (!isStrict) return;
      if (this.#active.size === 0) this.#durable.set(raw, "as-it-is");
      else this.#durable.delete(raw);
    });
    transaction.addEventListener("abort", () => this.#active.delete(transaction));
    const armed = this.#armed;
    if (!armed) return;
    armed.commits -= 1;
    if (armed.commits > 0) return;
    this.#armed = null;
    this.#end(armed.end, database, transaction);
  }

  #end(end: End, database: Connection, transaction: Transaction): void {
    if (end === "quota") {
      this.onEnd(end);
      // The disk is full when everything is to be written: the requests went well, the commit does not.
      const tell = transaction.dispatchEvent.bind(transaction);
      transaction.dispatchEvent = (event) => {
        if (event.type !== "complete") return tell(event);
        transaction._abort("QuotaExceededError");
        return true;
      };
      return;
    }
    if (end === "killed-before") {
      this.#die(end);
      return;
    }
    transaction.addEventListener("complete", () => {
      if (this.dead) return;
      this.#die(end);
      const durable = this.#durable.get(database._rawDatabase);
      if (end !== "power-lost" || !durable || durable === "as-it-is") return;
      putBack(database._rawDatabase, durable);
      this.onRolledBack();
    });
  }

  #die(end: End): void {
    this.dead = true;
    this.onEnd(end);
    for (const transaction of this.#active) queueMicrotask(() => transaction._abort(null));
    this.#active.clear();
  }
}

/** The disk of one device profile. Every life of it (a tab, from its start to its death) opens it anew. */
export class DeviceDisk {
  readonly #factory = new IDBFactory();

  /** @param life through which everything goes that this process does */
  placeFor(life: DiskLife): DatabasePlace {
    const factory = this.#factory;
    const indexedDB = Object.assign(Object.create(factory) as IDBFactory, {
      open: (name: string, version?: number) => {
        const request = factory.open(name, version);
        request.addEventListener("success", () => life.watch(request.result as Connection));
        return request;
      },
      deleteDatabase: (name: string) => factory.deleteDatabase(name),
      databases: () => factory.databases(),
      cmp: (a: unknown, b: unknown) => factory.cmp(a, b),
    });
    return { indexedDB, IDBKeyRange };
  }

  #raw(): RawDatabase[] {
    return [...(this.#factory as unknown as { _databases: Map<string, RawDatabase> })._databases.values()];
  }

  /** A copy of everything on it, as a backup of the profile would hold it. */
  copy(): Map<string, Image> {
    return new Map(this.#raw().map((database) => [database.name, imageOf(database)]));
  }

  /** The tables are there and nothing is in them: what a browser hands back that has lost a database. */
  empty(): void {
    for (const database of this.#raw())
      for (const store of database.rawObjectStores.values()) {
        fill(store, []);
        for (const index of store.rawIndexes.values()) fill(index, []);
      }
  }

  /** The profile goes back to a copy; nobody tells the app. */
  putBack(copy: ReadonlyMap<string, Image>): void {
    for (const database of this.#raw()) {
      const image = copy.get(database.name);
      if (image) putBack(database, image);
    }
  }
}
