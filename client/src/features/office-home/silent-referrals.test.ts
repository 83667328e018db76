import { expect, test } from "vitest";
import type { ReviewItem } from "../../data/office/office-answers";
import { silentAmong, silentUntil } from "./silent-referrals";

const aReferral = (id: string, state: string, day: string): ReviewItem => ({
  id,
  personId: "personAAAAAAAAAAAAAAAA",
  personName: "Δοκιμάκη Μαρία",
  localReference: "",
  community: "",
  state,
  by: "",
  byName: "",
  deliveredAt: 0,
  day,
});

test("only those that wait for an agency are silent, the longest wait first", () => {
  const items = [
    aReferral("a", "sent", "2026-11-02"),
    aReferral("b", "completed", "2026-10-01"),
    aReferral("c", "received", "2026-10-20"),
    aReferral("d", "draft", "2026-10-10"),
  ];
  expect(silentAmong(items).map(({ id }) => id)).toEqual(["c", "a"]);
});

test("fourteen days, over the end of a month", () => {
  expect(silentUntil("2026-11-10")).toBe("2026-10-27");
});
