import { expect, test } from "vitest";
import { nextRow } from "./next-row";

test.each([
  ["j", 0, 1],
  ["ArrowDown", 1, 2],
  ["k", 2, 1],
  ["ArrowUp", 1, 0],
  ["Home", 2, 0],
  ["End", 0, 2],
])("%s from row %d of three leads to %d", (key, at, to) => {
  expect(nextRow(key, at, 3)).toBe(to);
});

test.each([
  ["j", 2],
  ["k", 0],
  ["End", 2],
  ["x", 1],
  ["toString", 1],
])("%s from row %d of three leads nowhere", (key, at) => {
  expect(nextRow(key, at, 3)).toBeUndefined();
});
