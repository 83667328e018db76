import { describe, expect, test } from "vitest";
import { fieldKind } from "../../text/field-kind";
import { typedFrom, valueFromTyped } from "./other-value";

const today = "2026-11-23";
const roundTrip = (collection: string, field: string, value: unknown) => {
  const kind = fieldKind(collection, field);
  return valueFromTyped(kind, typedFrom(kind, value), today);
};

describe("a third value", () => {
  test.each([
    ["beneficiary", "birth", { year: 1980, month: 3, day: 12 }],
    ["beneficiary", "birth", { year: 1980, approximate: true }],
    ["beneficiary", "sex", "other"],
    ["beneficiary", "community", "com.agia"],
    ["beneficiary", "languages", ["ελληνικά", "ρομανί"]],
    ["beneficiary", "interpreter", false],
    ["beneficiary", "birthOrder", 2],
    ["beneficiary", "fatherName", "Μάρκος"],
    ["visit", "services", ["svc.a01", "svc.a02"]],
    ["visit", "day", "2026-11-20"],
    ["visitNote", "housing", 3],
  ])("begins with what stands and keeps its kind: %s.%s %j", (collection, field, value) => {
    expect(roundTrip(collection, field, value)).toEqual({ ok: true, value });
  });

  test("empty means nothing, not an empty text", () => {
    for (const [collection, field] of [
      ["beneficiary", "birth"],
      ["beneficiary", "fatherName"],
      ["beneficiary", "interpreter"],
      ["visit", "day"],
      ["visitNote", "housing"],
    ] as const)
      expect(roundTrip(collection, field, null)).toEqual({ ok: true, value: null });
  });

  test("a date that does not exist or has not come is refused in words", () => {
    const kind = fieldKind("beneficiary", "birth");
    const born = (day: string, month: string, year: string) =>
      valueFromTyped(kind, { text: "", many: [], date: { day, month, year, approximate: false } }, today);
    expect(born("31", "2", "1980")).toEqual({ ok: false, error: "register.dayWrong" });
    expect(born("1", "1", "2027")).toEqual({ ok: false, error: "register.dayFuture" });
    expect(born("1", "1", "80")).toEqual({ ok: false, error: "register.yearWrong" });
  });

  test("a text is composed and has no blanks around it", () => {
    const typed = { ...typedFrom({ is: "line" }, ""), text: "  Μάρκος " };
    expect(valueFromTyped({ is: "line" }, typed, today)).toEqual({ ok: true, value: "Μάρκος" });
  });
});
