import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOn, birthDateSchema, birthFromTyped } from "./birth";

const TODAY = "2026-11-23";

describe("birth dates", () => {
  test.each([
    {},
    { year: 1990 },
    { year: 1990, month: 2 },
    { year: 2000, month: 2, day: 29 },
    { year: 1950, approximate: true },
  ])("%j is one", (birth) => expect(birthDateSchema.safeParse(birth).success).toBe(true));

  test.each([
    { month: 2 },
    { year: 1990, day: 3 },
    { year: 1990, month: 13 },
    { year: 1900, month: 2, day: 29 },
    { year: 2023, month: 4, day: 31 },
    { year: 1879 },
    { year: 2101 },
    { year: 1990.5 },
    { year: "1990" },
  ])("%j is none", (birth) => expect(birthDateSchema.safeParse(birth).success).toBe(false));

  test("agrees with the calendar on every day", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1880, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          expect(birthDateSchema.safeParse({ year, month, day }).success).toBe(real);
        },
      ),
    );
  });
});

describe("ageOn", () => {
  test.each([
    [{ year: 1990, month: 11, day: 23 }, 36, false],
    [{ year: 1990, month: 11, day: 24 }, 35, false],
    [{ year: 1990, month: 12 }, 35, false],
    [{ year: 1990, month: 10 }, 36, false],
    [{ year: 1990, month: 11 }, 36, true],
    [{ year: 1990 }, 36, true],
    [{ year: 1990, month: 1, day: 1, approximate: true }, 36, true],
    [{ year: 2026, month: 11, day: 23 }, 0, false],
  ])("%j", (birth, years, approximate) => expect(ageOn(birth, TODAY)).toEqual({ years, approximate }));

  test("29 February turns a year older on 1 March", () => {
    const birth = { year: 2004, month: 2, day: 29 };
    expect(ageOn(birth, "2025-02-28")?.years).toBe(20);
    expect(ageOn(birth, "2025-03-01")?.years).toBe(21);
    expect(ageOn(birth, "2024-02-29")?.years).toBe(20);
  });

  test("nothing to say without a year or before birth", () => {
    expect(ageOn({}, TODAY)).toBeNull();
    expect(ageOn({ year: 2026, month: 11, day: 24 }, TODAY)).toBeNull();
    expect(ageOn({ year: 2027 }, TODAY)).toBeNull();
    expect(() => ageOn({ year: 1990 }, "yesterday")).toThrow("assertion failed");
  });
});

describe("birthFromTyped", () => {
  test.each([
    ["", "", "", {}],
    ["", "", "1990", { year: 1990 }],
    ["", "7", " 1990 ", { year: 1990, month: 7 }],
    ["01", "02", "1990", { year: 1990, month: 2, day: 1 }],
    ["29", "2", "2024", { year: 2024, month: 2, day: 29 }],
    ["٣", "٤", "١٩٩٠", { year: 1990, month: 4, day: 3 }],
    ["23", "11", "2026", { year: 2026, month: 11, day: 23 }],
    ["", "", "1901", { year: 1901 }],
  ])("%s/%s/%s", (day, month, year, value) => {
    expect(birthFromTyped({ day, month, year }, TODAY)).toEqual({ ok: true, value });
  });

  test("a guess stays marked as one", () => {
    const typed = { day: "", month: "", year: "1960", approximate: true };
    expect(birthFromTyped(typed, TODAY)).toEqual({ ok: true, value: { year: 1960, approximate: true } });
  });

  test.each([
    ["x", "1", "1990", "not-a-number"],
    ["1", "1", "-1990", "not-a-number"],
    ["1", "1", "19900", "not-a-number"],
    ["1", "1", "85", "short-year"],
    ["1", "", "1990", "day-without-month"],
    ["", "5", "", "month-without-year"],
    ["30", "2", "2000", "impossible-date"],
    ["29", "2", "1900", "impossible-date"],
    ["1", "13", "2000", "impossible-date"],
    ["0", "1", "2000", "impossible-date"],
    ["24", "11", "2026", "future"],
    ["", "", "2027", "future"],
    ["", "", "1900", "too-old"],
    ["1", "1", "1850", "too-old"],
  ])("%s/%s/%s is %s", (day, month, year, error) => {
    expect(birthFromTyped({ day, month, year }, TODAY)).toEqual({ ok: false, error });
  });

  test("what it accepts, the schema accepts, and it never throws", () => {
    const field = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.nat(40).map(String),
      fc.integer({ min: 1800, max: 2100 }).map(String),
    );
    fc.assert(
      fc.property(field, field, field, (day, month, year) => {
        const result = birthFromTyped({ day, month, year }, TODAY);
        if (result.ok) expect(birthDateSchema.safeParse(result.value).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
