import type { Base } from "@konta/shared/sync/op";
import type { PendingOp } from "./kept-op";

interface OwnWrite {
  hash: string;
  base: Base | null;
  n: number;
  /** 0 until the server named one. */
  seq: number;
}

const recordKey = (collection: string, id: string): string => `${collection} ${id}`;

/** The overlay in memory: this device's ops whose echo has not come, per record in the order they were made. */
export class PendingOps {
  readonly #ops = new Map<number, PendingOp>();
  readonly #records = new Map<string, PendingOp[]>();
  readonly #people = new Map<string, Map<string, Set<string>>>();
  readonly #collections = new Map<string, Set<string>>();
  readonly #changes = new Map<string, number>();
  readonly #own = new Map<string, Map<string, OwnWrite>>();

  put(pending: PendingOp): void {
    this.remove(pending.n);
    const { op, n, kept } = pending;
    const key = recordKey(op.collection, op.id);
    this.#ops.set(n, pending);
    this.#count(op.collection);
    const list = [...(this.#records.get(key) ?? []), pending].sort((a, b) => a.n - b.n);
    this.#records.set(key, list);
    this.#idsIn(op.collection).add(op.id);
    const ofPerson = this.#people.get(kept.personId) ?? new Map<string, Set<string>>();
    this.#people.set(kept.personId, ofPerson);
    ofPerson.set(op.collection, (ofPerson.get(op.collection) ?? new Set()).add(op.id));
    this.#rememberWrites(key, pending);
  }

  remove(n: number): PendingOp | null {
    const pending = this.#ops.get(n);
    if (!pending) return null;
    this.#ops.delete(n);
    const { collection, id } = pending.op;
    this.#count(collection);
    const key = recordKey(collection, id);
    const rest = (this.#records.get(key) ?? []).filter((each) => each.n !== n);
    if (rest.length > 0) {
      this.#records.set(key, rest);
      return pending;
    }
    this.#records.delete(key);
    this.#collections.get(collection)?.delete(id);
    this.#people.get(pending.kept.personId)?.get(collection)?.delete(id);
    return pending;
  }

  get(n: number): PendingOp | null {
    return this.#ops.get(n) ?? null;
  }

  of(collection: string, id: string): readonly PendingOp[] {
    return this.#records.get(recordKey(collection, id)) ?? [];
  }

  all(): PendingOp[] {
    return [...this.#ops.values()].sort((a, b) => a.n - b.n);
  }

  unsent(): PendingOp[] {
    return this.all().filter((each) => each.state === 0);
  }

  ids(collection: string): Iterable<string> {
    return this.#collections.get(collection) ?? [];
  }

  idsOfPerson(personId: string, collection: string): Iterable<string> {
    return this.#people.get(personId)?.get(collection) ?? [];
  }

  /**
   * The last op of this device on a field, also after its echo came: a form that opened before the echo still names it,
   * or its author would conflict with herself (rule M2).
   */
  lastWrite(collection: string, id: string, field: string): OwnWrite | null {
    return this.#own.get(recordKey(collection, id))?.get(field) ?? null;
  }

  /** The fields of a record that this device's ops have written, as far as they are remembered. */
  writtenFields(collection: string, id: string): Iterable<string> {
    return this.#own.get(recordKey(collection, id))?.keys() ?? [];
  }

  /** A number that is another one after every change among this device's ops on a collection. */
  changesOf(collection: string): number {
    return this.#changes.get(collection) ?? 0;
  }

  #count(collection: string): void {
    this.#changes.set(collection, this.changesOf(collection) + 1);
  }

  #idsIn(collection: string): Set<string> {
    const ids = this.#collections.get(collection) ?? new Set<string>();
    this.#collections.set(collection, ids);
    return ids;
  }

  #rememberWrites(key: string, { op, hash, n, seq }: PendingOp): void {
    const writes = this.#own.get(key) ?? new Map<string, OwnWrite>();
    this.#own.set(key, writes);
    for (const field of Object.keys(op.fields)) {
      if ((writes.get(field)?.n ?? 0) > n) continue;
      writes.set(field, { hash, n, seq, base: op.fieldBases?.[field] ?? op.base ?? null });
    }
  }
}
