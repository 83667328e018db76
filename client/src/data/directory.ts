import type { Row } from "@konta/shared/sync/frame";
import { BucketSums, bucketOf, EMPTY_SUMS, ScopeSums } from "@konta/shared/sync/scope-sums";
import { glanceOf, type Glance } from "./glance";

/** The newest row of a record in one scope, and where it lies. */
export interface Entry {
  collection: string;
  id: string;
  seq: number;
  state: Row["state"];
  scope: number;
  segment: number;
  position: number;
  by: string;
  at: number;
  personId: string | null;
  /** The few fields that lists and search need; null where a list never shows the record. */
  glance: Glance | null;
  /** The same record in another scope: it moved. */
  elsewhere: Entry | null;
}

/** Whom a record is about, by what its row says. */
export function personOf(collection: string, id: string, fields: Record<string, unknown>): string | null {
  if (collection === "beneficiary") return id;
  return typeof fields["personId"] === "string" ? fields["personId"] : null;
}

/**
 * Which segment holds the newest row of every record (rule D3). Rows may come in any order: per scope the newest seq
 * stands, `gone` hides what that scope had, and of what is left over all scopes the newest is the record.
 */
export class Directory {
  readonly #records = new Map<string, Map<string, Entry>>();
  readonly #people = new Map<string, Map<string, Set<string>>>();
  /** Per scope, over what has not gone from it (rule S4). */
  readonly #sums = new Map<number, ScopeSums>();
  readonly #changes = new Map<string, number>();
  #hidden: ReadonlySet<number> = new Set();

  /** @param went segments that are no more: a row takes the place of what lay in them, were it newer (an epoch's seqs may be lower) */
  apply(segment: number, scope: number, rows: readonly Row[], went?: ReadonlySet<number>): Entry[] {
    const touched: Entry[] = [];
    for (const [position, row] of rows.entries()) {
      const entry = this.#place({ segment, scope, position }, row, went);
      if (entry) touched.push(entry);
    }
    return touched;
  }

  /** The record as the server has it, or null when it is unknown here or lies in no scope of ours. */
  newest(collection: string, id: string): Entry | null {
    let best: Entry | null = null;
    for (let each = this.#records.get(collection)?.get(id) ?? null; each; each = each.elsewhere) {
      if (each.state === "gone" || this.#hidden.has(each.scope)) continue;
      if (!best || each.seq > best.seq || (each.seq === best.seq && each.scope > best.scope)) best = each;
    }
    return best;
  }

  /** Scopes of which nothing is shown for now; what lies in them stays, and counts (rule S4). */
  get hidden(): ReadonlySet<number> {
    return this.#hidden;
  }

  /** @returns the records that vanished or came back by it; null when it hides what it hid before */
  hide(scopes: ReadonlySet<number>): Entry[] | null {
    const changed = new Set(
      [...scopes, ...this.#hidden].filter((scope) => scopes.has(scope) !== this.#hidden.has(scope)),
    );
    if (changed.size === 0) return null;
    this.#hidden = scopes;
    const touched: Entry[] = [];
    this.#each((entry) => {
      if (changed.has(entry.scope)) touched.push(entry);
    });
    for (const { collection } of touched) this.#changes.set(collection, this.changesOf(collection) + 1);
    return touched;
  }

  /** Greatest seq this device has seen of a record in any scope, gone ones too. */
  seenSeq(collection: string, id: string): number {
    let seq = 0;
    for (let each = this.#records.get(collection)?.get(id) ?? null; each; each = each.elsewhere)
      seq = Math.max(seq, each.seq);
    return seq;
  }

  /** A number that is another one after every change among the records of a collection. */
  changesOf(collection: string): number {
    return this.#changes.get(collection) ?? 0;
  }

  ids(collection: string): Iterable<string> {
    return this.#records.get(collection)?.keys() ?? [];
  }

  idsOfPerson(personId: string, collection: string): Iterable<string> {
    return this.#people.get(personId)?.get(collection) ?? [];
  }

  /** Whether a row of a segment is the newest of its record in its scope: only such rows survive a merge (rule D4). */
  isNewestInScope(segment: number, scope: number, position: number, row: Row): boolean {
    for (let each = this.#records.get(row.collection)?.get(row.id) ?? null; each; each = each.elsewhere)
      if (each.scope === scope) return each.segment === segment && each.position === position;
    return false;
  }

  /** What the rows of a scope add up to, to be compared with the server's (rule S4). */
  sums(scope: number): string {
    return this.#sums.get(scope)?.text() ?? EMPTY_SUMS;
  }

  /** The same in 256 buckets. */
  bucketSums(scope: number): string {
    const sums = new BucketSums();
    this.#each((entry) => {
      if (entry.scope === scope && entry.state !== "gone") sums.add(entry);
    });
    return sums.text();
  }

  /** What lies in some buckets of a scope. */
  entriesIn(scope: number, buckets: ReadonlySet<number>): Entry[] {
    const found: Entry[] = [];
    this.#each((entry) => {
      const isIn = entry.scope === scope && entry.state !== "gone";
      if (isIn && buckets.has(bucketOf(entry.collection, entry.id))) found.push(entry);
    });
    return found;
  }

  /** Rows per segment that something newer in the same scope has replaced. */
  livingRows(): Map<number, number> {
    const living = new Map<number, number>();
    this.#each((entry) => living.set(entry.segment, (living.get(entry.segment) ?? 0) + 1));
    return living;
  }

  /** Forgets what lies in these segments; returns the records that changed by it. */
  dropSegments(segments: ReadonlySet<number>): Entry[] {
    return this.#drop((entry) => segments.has(entry.segment));
  }

  dropScope(scope: number): Entry[] {
    return this.#drop((entry) => entry.scope === scope);
  }

  #place(
    { segment, scope, position }: Pick<Entry, "segment" | "scope" | "position">,
    row: Row,
    went?: ReadonlySet<number>,
  ): Entry | null {
    const { collection, id, seq, state, by, at, fields } = row;
    const personId = personOf(collection, id, fields);
    const glance = state === "live" ? glanceOf(collection, fields) : null;
    const entry: Entry = {
      collection,
      id,
      seq,
      state,
      scope,
      segment,
      position,
      by,
      at,
      personId,
      glance,
      elsewhere: null,
    };
    const ids = this.#records.get(collection) ?? new Map<string, Entry>();
    this.#records.set(collection, ids);
    const first = ids.get(id) ?? null;
    let before: Entry | null = null;
    let same = first;
    while (same && same.scope !== scope) [before, same] = [same, same.elsewhere];
    if (same) {
      // Of equal seqs the news that it went stands, and a merged segment takes the place of the old ones.
      const isOlder = seq < same.seq || (seq === same.seq && same.state === "gone" && state !== "gone");
      if (isOlder && !went?.has(same.segment)) return null;
      // A row that only says "gone" or "deleted" names nobody.
      if (!entry.personId) entry.personId = same.personId;
    }
    this.#changes.set(collection, this.changesOf(collection) + 1);
    if (same) this.#sum(same, "remove");
    this.#sum(entry, "add");
    entry.elsewhere = same ? same.elsewhere : null;
    if (before) before.elsewhere = entry;
    else ids.set(id, entry);
    if (!same && before) before.elsewhere = entry;
    if (entry.personId) this.#link(entry.personId, collection, id);
    return entry;
  }

  #sum(entry: Entry, change: "add" | "remove"): void {
    if (entry.state === "gone") return;
    let sums = this.#sums.get(entry.scope);
    if (!sums) this.#sums.set(entry.scope, (sums = new ScopeSums()));
    sums[change](entry);
  }

  #link(personId: string, collection: string, id: string): void {
    const collections = this.#people.get(personId) ?? new Map<string, Set<string>>();
    this.#people.set(personId, collections);
    const ids = collections.get(collection) ?? new Set<string>();
    collections.set(collection, ids);
    ids.add(id);
  }

  #each(visit: (entry: Entry) => void): void {
    for (const ids of this.#records.values())
      for (const first of ids.values())
        for (let each: Entry | null = first; each; each = each.elsewhere) visit(each);
  }

  #drop(isDropped: (entry: Entry) => boolean): Entry[] {
    const dropped: Entry[] = [];
    for (const ids of this.#records.values()) {
      for (const [id, first] of ids) {
        const kept: Entry[] = [];
        for (let each: Entry | null = first; each; each = each.elsewhere)
          (isDropped(each) ? dropped : kept).push(each);
        if (kept.length === 0) ids.delete(id);
        else ids.set(id, this.#chained(kept));
      }
    }
    for (const entry of dropped) {
      const { collection, id, personId } = entry;
      this.#sum(entry, "remove");
      this.#changes.set(collection, this.changesOf(collection) + 1);
      if (!personId || this.#records.get(collection)?.has(id)) continue;
      this.#people.get(personId)?.get(collection)?.delete(id);
    }
    return dropped;
  }

  #chained(entries: Entry[]): Entry {
    for (const [at, entry] of entries.entries()) entry.elsewhere = entries[at + 1] ?? null;
    const [first] = entries;
    if (!first) throw new Error("a chain has a first entry");
    return first;
  }
}
