import { derivedId } from "../sync/derived-id";

/** A source of choices that is the same on every machine: the demo municipality never changes by itself. */
export class DemoRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** mulberry32: 0 ≤ x < 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  /** Up to `count` different items. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const taken = new Set<Item>();
    for (let tries = 0; taken.size < Math.min(count, items.length) && tries < count * 8; tries += 1)
      taken.add(this.pick(items));
    return [...taken];
  }
}

/** The id of an invented record: the same input gives the same id. */
export const demoId = (kind: string, n: number | string): string => derivedId("demo", kind, String(n));
