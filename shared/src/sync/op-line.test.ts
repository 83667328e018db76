import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { opLine, parseOpLine } from "./op-line";

describe("an op's line", () => {
  test("[O3] carries the op's text untouched, whatever stands in it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.oneof(fc.json(), fc.string()),
        (incarnation, n, text) => {
          expect(parseOpLine(opLine({ incarnation, n, text }))).toEqual({ incarnation, n, text });
        },
      ),
    );
  });

  test("may hold a text that is no JSON: its identity can still be answered (rule P4)", () => {
    expect(parseOpLine("[1,7,{broken]")).toEqual({ incarnation: 1, n: 7, text: "{broken" });
  });

  test.each([
    "",
    "[]",
    "[1,2]",
    "[1,2,{}",
    "1,2,{}]",
    " [1,2,{}]",
    "[-1,2,{}]",
    "[1.5,2,{}]",
    "[1,2e3,{}]",
    "[1, 2,{}]",
    "[9999999999,1,{}]",
    "[1,9999999999999,{}]",
    '{"incarnation":1}',
    "<!doctype html>",
  ])("%j has no identity", (line) => {
    expect(parseOpLine(line)).toBeNull();
  });
});
