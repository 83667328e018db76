import { describe, expect, test } from "vitest";
import type { Known, VisitView } from "../../data/border";
import { needsToShow, previousNeeds } from "./previous-needs";

type VisitNoteFields = NonNullable<VisitView["note"]>["fields"];
const known = <Fields>(fields: Fields): Known<Fields> => ({
  id: "r",
  fields,
  base: null,
  custody: "delivered",
  by: "s",
  at: 0,
});
const aVisit = (day: string, needs: Partial<VisitNoteFields> | null): VisitView => ({
  ...known({ personId: "p", day }),
  note: needs && known<VisitNoteFields>({ personId: "p", visitId: "v", ...needs }),
});

describe("what the needs were before", () => {
  test("each from the last visit that looked at it", () => {
    const visits = [
      aVisit("2026-11-08", null),
      aVisit("2026-10-08", { health: 1 }),
      aVisit("2026-09-08", { health: 3, income: 0 }),
    ];
    expect(previousNeeds(visits)).toEqual({
      health: { value: 1, day: "2026-10-08" },
      income: { value: 0, day: "2026-09-08" },
    });
  });

  test("shown first: those that were a need, and those being set now; otherwise the three asked for most", () => {
    const previous = { health: { value: 1, day: "d" }, income: { value: 0, day: "d" } };
    expect(needsToShow(previous, { social: 0 }, {})).toEqual(["health", "social"]);
    expect(needsToShow(previous, {}, { papers: "no card" })).toEqual(["health", "papers"]);
    expect(needsToShow({}, {}, {})).toEqual(["income", "housing", "health"]);
  });
});
