import { describe, expect, test } from "vitest";
import { faultKinds, tooFewKinds } from "./counters";

describe("what a seed has played", () => {
  test("counts a kind of fault once, and nothing else that people did", () => {
    expect(faultKinds({ "answer-lost": 9, quota: 1, none: 50, conflict: 3, fork: 1, hang: 0 })).toBe(2);
  });

  test("a seed with fewer than three kinds of fault makes the run fail by name", () => {
    expect(tooFewKinds(7, { hang: 4, quota: 1 })).toEqual(["seed 7: 2 kinds of fault, at least 3 wanted"]);
    expect(tooFewKinds(7, { hang: 1, quota: 1, poison: 1 })).toEqual([]);
  });
});
