import type { DatabasePlace } from "./replica-database";

/** How a process ends at a commit: nothing of it is on the disk, or all of it and nobody has heard. */
export type DiesAt = "before" | "after";

/** Everything that one process writes goes through here until it dies. */
class Life {
  #isDead = false;
  #armed: { commit: number; end: DiesAt } | null = null;
  readonly #active = new Set<IDBTransaction>();

  dieAt(commit: number, end: DiesAt): void {
    this.#armed = { commit, end };
  }

  watch(database: IDBDatabase): void {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      // No name that makes Dexie open it again: nothing of a dead process tries.
      if (this.#isDead) throw new DOMException("the process is dead", "UnknownError");
      const transaction = begin(stores, mode, options);
      if (mode === "readwrite") this.#begun(transaction);
      return transaction;
    };
  }

  #begun(transaction: IDBTransaction): void {
    this.#active.add(transaction);
    transaction.addEventListener("abort", () => this.#active.delete(transaction));
    transaction.addEventListener("complete", () => this.#active.delete(transaction));
    if (!this.#armed) return;
    this.#armed.commit -= 1;
    if (this.#armed.commit > 0) return;
    const { end } = this.#armed;
    this.#armed = null;
    if (end === "before") this.end();
    else transaction.addEventListener("complete", () => this.end());
  }

  /** What it had begun is undone, as the browser does it, and it begins nothing more. */
  end(): void {
    this.#isDead = true;
    for (const transaction of this.#active)
      queueMicrotask(() => {
        try {
          transaction.abort();
        } catch {
          // It had ended by itself meanwhile.
        }
      });
    this.#active.clear();
  }
}

/** A place whose processes can be killed at a commit; the next one opens what the one before left. */
export class MortalPlace {
  readonly #place: DatabasePlace;
  #life = new Life();

  constructor(place: DatabasePlace) {
    this.#place = place;
  }

  dieAt(commit: number, end: DiesAt): void {
    this.#life.dieAt(commit, end);
  }

  /** The next process; the one before writes nothing any more. */
  begin(): DatabasePlace {
    this.#life.end();
    const life = new Life();
    this.#life = life;
    const { indexedDB: factory, IDBKeyRange } = this.#place;
    const indexedDB: IDBFactory = {
      open: (name, version) => {
        const request = factory.open(name, version);
        request.addEventListener("success", () => life.watch(request.result));
        return request;
      },
      deleteDatabase: (name) => factory.deleteDatabase(name),
      databases: () => factory.databases(),
      cmp: (one, other) => factory.cmp(one, other),
    };
    return { indexedDB, IDBKeyRange };
  }
}
