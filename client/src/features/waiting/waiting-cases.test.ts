import { expect, test } from "vitest";
import { sentBackWith, waitingCases } from "./waiting-cases";
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

test("with a file that is not made goes back what waits for it, as far as one may decide about it", () => {
  const lead = aWaitingItem({ id: "person" });
  const phone = aWaitingItem({ id: "phone", collection: "phone", leadId: "person" });
  const note = aWaitingItem({ id: "note", collection: "visitNote", leadId: "person", mayDecide: false });
  expect(sentBackWith({ lead, behind: [phone, note] })).toEqual([phone]);
  const known = { lead: { ...lead, hasFile: true }, behind: [phone] };
  expect(sentBackWith(known)).toEqual([]);
});
