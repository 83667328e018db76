/** What tells one state of a record from every other: where it lies and its newest seq. */
export interface SummedRow {
  collection: string;
  id: string;
  seq: number;
}

const BUCKETS = 256;
const DIGITS = 8;
/** Four lanes of 32 bits: two sums of 64. */
type Lanes = [number, number, number, number];
const PRIMES: Lanes = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f];
const TWO_32 = 0x1_0000_0000;

/** Spreads every bit of a lane over all of it. */
function spread(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A record's name in four lanes. Not proof against an enemy, who has neither the key to write nor a reason to. */
function lanesOf(collection: string, id: string): Lanes {
  const lanes: Lanes = [1, 2, 3, 4];
  const text = `${collection}\n${id}`;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    lanes[0] = Math.imul(lanes[0] ^ unit, PRIMES[0]);
    lanes[1] = Math.imul((lanes[1] ^ unit) + (lanes[0] >>> 15), PRIMES[1]);
    lanes[2] = Math.imul((lanes[2] ^ unit) + (lanes[1] >>> 17), PRIMES[2]);
    lanes[3] = Math.imul((lanes[3] ^ unit) + (lanes[2] >>> 13), PRIMES[3]);
  }
  return lanes;
}

function withSeq(lanes: Lanes, seq: number): Lanes {
  const low = seq % TWO_32;
  const high = Math.floor(seq / TWO_32);
  return lanes.map((lane, at) =>
    spread(Math.imul(lane ^ low, PRIMES[(at + 1) % 4] ?? 1) + Math.imul(high + at, PRIMES[at] ?? 1)),
  ) as Lanes;
}

/** Which of 256 buckets a record lies in, whatever its seq. */
export const bucketOf = (collection: string, id: string): number =>
  spread(lanesOf(collection, id)[3]) % BUCKETS;

const hex = (lane: number): string => lane.toString(16).padStart(DIGITS, "0");
const hexAt = (text: string, at: number): number => Number.parseInt(text.slice(at, at + DIGITS), 16);

/**
 * How many records a scope holds, and two 64-bit sums over (collection, id, seq) (rule S4). Rows come and go in any
 * order; equal sums mean equal rows. What has left the scope is not in it; a tombstone is.
 */
export class ScopeSums {
  count = 0;
  readonly #sums: Lanes = [0, 0, 0, 0];

  /** @param text as `text` gives it; anything else counts as an empty scope */
  static from(text: string): ScopeSums {
    const sums = new ScopeSums();
    if (!/^\d+:[0-9a-f]{32}$/u.test(text)) return sums;
    const colon = text.indexOf(":");
    sums.count = Number(text.slice(0, colon));
    for (let lane = 0; lane < 4; lane += 1) sums.#sums[lane] = hexAt(text, colon + 1 + lane * DIGITS);
    return sums;
  }

  add({ collection, id, seq }: SummedRow): void {
    this.count += 1;
    this.#move(withSeq(lanesOf(collection, id), seq), 1);
  }

  remove({ collection, id, seq }: SummedRow): void {
    this.count -= 1;
    this.#move(withSeq(lanesOf(collection, id), seq), -1);
  }

  /** Count, colon, 32 hexadecimal digits. */
  text(): string {
    return `${this.count}:${this.#sums.map(hex).join("")}`;
  }

  /** Lanes 0 and 1 are one number modulo 2^64, lanes 2 and 3 the other. */
  #move(lanes: Lanes, sign: 1 | -1): void {
    const sums = this.#sums;
    for (const low of [1, 3] as const) {
      const high = (low - 1) as 0 | 2;
      const moved = sums[low] + sign * lanes[low];
      const carry = moved >= TWO_32 ? 1 : moved < 0 ? -1 : 0;
      sums[low] = moved - carry * TWO_32;
      sums[high] = (sums[high] + sign * lanes[high] + carry + TWO_32) % TWO_32;
    }
  }
}

/** The sums of no rows. */
export const EMPTY_SUMS = new ScopeSums().text();

/** One 64-bit sum for each of 256 buckets of a scope's rows: on a difference they tell which rows to fetch again. */
export class BucketSums {
  /** Hexadecimal digits of a whole list. */
  static readonly LENGTH = BUCKETS * 2 * DIGITS;
  readonly #sums = new Uint32Array(BUCKETS * 2);

  add({ collection, id, seq }: SummedRow): void {
    const lanes = lanesOf(collection, id);
    const at = (spread(lanes[3]) % BUCKETS) * 2;
    const [first, second] = withSeq(lanes, seq);
    this.#sums[at] = (this.#sums[at] ?? 0) + first;
    this.#sums[at + 1] = (this.#sums[at + 1] ?? 0) + second;
  }

  text(): string {
    return Array.from(this.#sums, hex).join("");
  }

  /** The buckets in which two lists differ. */
  static differing(one: string, other: string): number[] {
    const size = 2 * DIGITS;
    return Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter(
      (bucket) =>
        one.slice(bucket * size, (bucket + 1) * size) !== other.slice(bucket * size, (bucket + 1) * size),
    );
  }
}
