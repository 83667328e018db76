import { expect, test } from "vitest";
import { doubtfulDay } from "./doubtful-day";

test.each([
  ["2026-11-28", null],
  ["2026-11-29", "later"],
  ["2036-11-28", "later"],
  ["2026-09-29", null],
  ["2026-09-28", "long-before"],
  ["1976-11-28", "long-before"],
])("[M1] a day written as %s and taken on 28 November is doubtful: %s", (written, doubt) => {
  expect(doubtfulDay(written, "2026-11-28")).toBe(doubt);
});
