import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BucketSums, bucketOf, EMPTY_SUMS, ScopeSums, type SummedRow } from "./scope-sums";

const row = fc.record({
  collection: fc.constantFrom("beneficiary", "visit", "phone"),
  id: fc.string({ minLength: 1, maxLength: 22 }),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});
const sumsOf = (rows: readonly SummedRow[]): ScopeSums => {
  const sums = new ScopeSums();
  for (const each of rows) sums.add(each);
  return sums;
};

describe("the sums of a scope", () => {
  test("[S4] rows in any order give the same sums, and those that left leave no trace", () => {
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (stay, leave) => {
        const sums = sumsOf([...leave, ...stay.toReversed()]);
        for (const each of leave) sums.remove(each);
        expect(sums.text()).toBe(sumsOf(stay).text());
        expect(ScopeSums.from(sums.text()).text()).toBe(sums.text());
      }),
    );
    expect(sumsOf([]).text()).toBe(EMPTY_SUMS);
  });

  test("[S4] one row more, one less, or an older state of one shows", () => {
    const rows = Array.from({ length: 500 }, (_, at) => ({ collection: "visit", id: `v${at}`, seq: at + 1 }));
    const whole = sumsOf(rows).text();
    const seen = new Set([whole]);
    for (const [at, each] of rows.entries()) {
      seen.add(sumsOf(rows.toSpliced(at, 1)).text());
      seen.add(sumsOf(rows.toSpliced(at, 1, { ...each, seq: each.seq + 500 })).text());
      seen.add(sumsOf([...rows, { ...each, collection: "phone" }]).text());
    }
    expect(seen.size).toBe(1 + 3 * rows.length);
  });

  test("[S4] two rows that exchanged their seqs do not cancel out", () => {
    const a = { collection: "visit", id: "a", seq: 1 };
    const b = { collection: "visit", id: "b", seq: 2 };
    expect(sumsOf([a, b]).text()).not.toBe(
      sumsOf([
        { ...a, seq: 2 },
        { ...b, seq: 1 },
      ]).text(),
    );
  });

  test("[S4] the buckets that differ are those of the rows that differ", () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1 }), fc.nat(), (rows, pick) => {
        const lost = rows[pick % rows.length];
        const [whole, rest] = [new BucketSums(), new BucketSums()];
        for (const each of rows) {
          whole.add(each);
          if (each !== lost) rest.add(each);
        }
        expect(whole.text()).toHaveLength(BucketSums.LENGTH);
        expect(BucketSums.differing(whole.text(), rest.text())).toEqual(
          lost ? [bucketOf(lost.collection, lost.id)] : [],
        );
      }),
    );
  });

  test("[S4] rows spread over the buckets", () => {
    const used = new Set(Array.from({ length: 20_000 }, (_, at) => bucketOf("visit", `id-${at}`)));
    expect(used.size).toBe(256);
  });
});
