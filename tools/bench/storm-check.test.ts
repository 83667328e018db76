import { describe, expect, test } from "vitest";
import { type Kept, wrongOps } from "./storm-check";
import type { DeviceReport } from "./storm-plan";

const aReport = (change: Partial<DeviceReport> = {}): DeviceReport => ({
  replica: "r",
  made: [
    [1, 1, "aa"],
    [1, 2, "bb"],
  ],
  told: [
    [1, 1, "applied", 7],
    [1, 2, "conflict", 8],
  ],
  drainedAfterMs: 1,
  cursors: {},
  frames: 0,
  bytesDown: 0,
  ...change,
});
const kept = (n: number, hash: string, status: string, seq: number | null, incarnation = 1): Kept => ({
  incarnation,
  n,
  hash,
  status,
  seq,
  collection: "visit",
  recordId: "v",
});
const FIRST = kept(1, "aa", "applied", 7);
const SECOND = kept(2, "bb", "conflict", 8);

describe("what a storm left behind", () => {
  test("every op once, as its device was told", () => {
    expect(wrongOps(aReport(), [FIRST, SECOND])).toEqual([]);
  });

  test("an op that is lost, doubled, changed, or told otherwise is named", () => {
    expect(wrongOps(aReport(), [FIRST])).toEqual(["r 2: lost"]);
    expect(wrongOps(aReport(), [FIRST, SECOND, kept(1, "aa", "applied", 9, 2)])).toContain("r 1: kept twice");
    expect(wrongOps(aReport(), [FIRST, SECOND, kept(3, "aa", "applied", 9)])).toContain(
      "r 3: the same text is kept twice",
    );
    expect(wrongOps(aReport(), [FIRST, kept(2, "cc", "conflict", 8)])).toEqual(["r 2: another text"]);
    expect(wrongOps(aReport({ told: [[1, 1, "applied", 7]] }), [FIRST, SECOND])).toEqual([
      "r 2: told undefined",
    ]);
    const waiting = aReport({
      told: [
        [1, 1, "applied", 7],
        [1, 2, "held", 0],
      ],
    });
    expect(wrongOps(waiting, [FIRST, kept(2, "bb", "held", null)])).toEqual(["r 2: held"]);
    expect(wrongOps(aReport(), [kept(1, "aa", "applied", 6), SECOND])).toEqual(["r 1: told applied 7"]);
  });
});
