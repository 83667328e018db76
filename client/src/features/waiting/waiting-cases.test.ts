import { expect, test } from "vitest";
import { waitingCases } from "./waiting-cases";
import { aWaitingItem } from "./waiting-item.fixture";

test("what waits only because of another one stands behind it, in the order it came", () => {
  const items = [
    aWaitingItem({ id: "phone", leadId: "person", reason: "held" }),
    aWaitingItem({ id: "name", leadId: "person", reason: "group" }),
    aWaitingItem({ id: "other" }),
    aWaitingItem({ id: "person" }),
  ];
  const cases = waitingCases(items).map(({ lead, behind }) => [lead.id, behind.map(({ id }) => id)]);
  expect(cases).toEqual([
    ["other", []],
    ["person", ["name", "phone"]],
  ]);
});

test("one whose lead is not here stands for itself: nothing is hidden", () => {
  const items = [aWaitingItem({ id: "phone", leadId: "elsewhere", reason: "held" })];
  expect(waitingCases(items).map(({ lead }) => lead.id)).toEqual(["phone"]);
});
