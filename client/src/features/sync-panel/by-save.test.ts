import { expect, test } from "vitest";
import { bySave } from "./by-save";

const aLine = (n: number, group: string, personId = "p") => ({
  n,
  group,
  personId,
  personName: "",
  savedAt: n,
});

test("what one save made stands together, in the order it came", () => {
  const saves = bySave([aLine(1, "a"), aLine(2, "b"), aLine(3, "a")]);
  expect(saves.map(({ group, lines }) => [group, lines.map(({ n }) => n)])).toEqual([
    ["a", [1, 3]],
    ["b", [2]],
  ]);
});

test("two people of one save stay two lines", () => {
  expect(bySave([aLine(1, "a", "p"), aLine(2, "a", "q")])).toHaveLength(2);
});
