import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayAt,
  instantOf,
  instantSchema,
  isLocalDate,
  localDateSchema,
  minutesAt,
  weekday,
  workingDayBefore,
} from "./local-date";

const HOUR = 3_600_000;

describe("a day of the calendar", () => {
  test.each(["2026-11-23", "2024-02-29", "2000-02-29", "1850-01-01", "2150-12-31"])("%s is one", (day) => {
    expect(isLocalDate(day)).toBe(true);
    expect(localDateSchema.safeParse(day).success).toBe(true);
  });

  test.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "1849-12-31",
    "2151-01-01",
    "2026-1-1",
    "26-01-01",
    "2026-01-01T00:00",
    "2026-01-01\n",
    "",
  ])("%j is none", (day) => {
    expect(isLocalDate(day)).toBe(false);
    expect(localDateSchema.safeParse(day).success).toBe(false);
  });
});

describe("an instant", () => {
  test.each([-3_786_825_600_000, 0, 5_680_281_600_000])("%i is one", (at) => {
    expect(instantSchema.safeParse(at).success).toBe(true);
  });

  test.each([-3_786_825_600_001, 5_680_281_600_001, 1.5, Number.NaN, Infinity, "0"])("%j is none", (at) => {
    expect(instantSchema.safeParse(at).success).toBe(false);
  });
});

describe("the clock in Athens", () => {
  test("is two hours ahead in winter and three in summer", () => {
    expect(dayAt(Date.UTC(2026, 0, 1, 22, 0))).toBe("2026-01-02");
    expect(dayAt(Date.UTC(2026, 0, 1, 21, 59))).toBe("2026-01-01");
    expect(dayAt(Date.UTC(2026, 6, 1, 21, 0))).toBe("2026-07-02");
    expect(minutesAt(Date.UTC(2026, 0, 1, 22, 0))).toBe(0);
    expect(minutesAt(Date.UTC(2026, 6, 1, 5, 30))).toBe(8 * 60 + 30);
  });

  test("a day has 24 hours, 23 when the clocks go forward, 25 when they go back", () => {
    const length = (day: string) => (instantOf(addDays(day, 1), 0) - instantOf(day, 0)) / HOUR;
    expect(length("2026-03-28")).toBe(24);
    expect(length("2026-03-29")).toBe(23);
    expect(length("2026-10-25")).toBe(25);
    expect(length("2026-10-26")).toBe(24);
  });

  test("an hour that comes twice means its first time", () => {
    // 25 October 2026: at 04:00 summer time the clocks go back to 03:00.
    expect(instantOf("2026-10-25", 3 * 60 + 30)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  test("an hour that does not exist still gives an instant of that day", () => {
    // 29 March 2026: from 03:00 the clocks go forward to 04:00.
    const at = instantOf("2026-03-29", 3 * 60 + 30);
    expect(dayAt(at)).toBe("2026-03-29");
    expect(Math.abs(at - Date.UTC(2026, 2, 29, 1, 0))).toBeLessThanOrEqual(HOUR);
  });

  test("instantOf and the clock are inverse outside the hours that change", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 36_524 }),
        fc.integer({ min: 5 * 60, max: 1439 }),
        (days, minutes) => {
          const day = addDays("1990-01-01", days);
          const at = instantOf(day, minutes);
          expect([dayAt(at), minutesAt(at)]).toEqual([day, minutes]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("days and weeks", () => {
  test("days are added across months, years and leap days", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
    expect(addDays("2026-11-23", 0)).toBe("2026-11-23");
  });

  test("a week begins on Monday with 1", () => {
    expect(weekday("2026-11-23")).toBe(1);
    expect(weekday("2026-11-29")).toBe(7);
    expect(weekday("1969-12-31")).toBe(3);
  });

  test.each([
    ["2026-11-24", "2026-11-23"],
    ["2026-11-23", "2026-11-20"],
    ["2026-11-22", "2026-11-20"],
    ["2026-11-21", "2026-11-20"],
    ["2027-01-01", "2026-12-31"],
  ])("[S1] the working day before %s is %s", (day, before) => {
    expect(workingDayBefore(day)).toBe(before);
  });
});
