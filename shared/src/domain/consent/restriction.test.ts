import { expect, test } from "vitest";
import { restrictionOf } from "./restriction";

test("[M4] withdrawn holds back more than refused, refused more than no answer, and only a given one allows", () => {
  const order = ["given", null, "refused", "withdrawn"];
  expect(order.toSorted((a, b) => restrictionOf(b) - restrictionOf(a))).toEqual(order.toReversed());
  expect(restrictionOf("unheard of")).toBe(restrictionOf(null));
});
