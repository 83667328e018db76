import { afterEach, describe, expect, test } from "vitest";
import { ago, clock, clockOrDay, dayAndClock, daysBetween, fullDay, nearDay } from "./dates";
import { plainNumber, shortDay, sinceWhen, weekdayDay } from "./dates";
import { greekUpper, initialsOf } from "./greek-upper";
import { setLanguage } from "./translate";

const nowhere = { storage: { getItem: () => null, setItem: () => undefined }, root: { lang: "", dir: "" } };
/** Tuesday 24 November 2026, 10:15 in Athens. */
const now = Date.parse("2026-11-24T08:15:00Z");

afterEach(() => setLanguage("el", nowhere));

describe("days and clocks as people write them", () => {
  test("short, with the weekday, in full", () => {
    expect(shortDay("2026-11-24")).toBe("24\u00A0Νοε");
    expect(weekdayDay("2026-11-24")).toBe("Τρ 24\u00A0Νοε");
    expect(fullDay("2026-11-04")).toBe("04/11/2026");
    expect(shortDay("2025-05-01", "2026-11-24")).toBe("1\u00A0Μαΐ\u00A02025");
  });

  test("the clock is the one in Athens, in winter and in summer", () => {
    expect(clock(now)).toBe("10:15");
    expect(clock(Date.parse("2026-07-01T21:05:00Z"))).toBe("00:05");
    expect(dayAndClock(now)).toBe("24\u00A0Νοε 10:15");
    expect(dayAndClock(Date.parse("2026-07-01T21:05:00Z"))).toBe("2\u00A0Ιουλ 00:05");
  });

  test("since: only the clock on the same day", () => {
    expect(sinceWhen(Date.parse("2026-11-24T07:40:00Z"), now)).toBe("από 09:40");
    expect(sinceWhen(Date.parse("2026-11-22T07:40:00Z"), now)).toBe("από 22\u00A0Νοε 09:40");
    expect(clockOrDay(Date.parse("2025-11-22T07:40:00Z"), now)).toBe("22\u00A0Νοε\u00A02025 09:40");
  });

  test("English follows the language", async () => {
    await setLanguage("en", nowhere);
    expect(weekdayDay("2026-11-24")).toBe("Tue 24\u00A0Nov");
    expect(plainNumber(1234.5, 1)).toBe("1,234.5");
  });
});

describe("how long ago, how soon", () => {
  test.each([
    [-5000, "μόλις τώρα"],
    [59_000, "μόλις τώρα"],
    [60_000, "πριν 1 λεπτό"],
    [5 * 60_000, "πριν 5 λεπτά"],
    [3 * 3_600_000, "πριν 3 ώρες"],
    [25 * 3_600_000, "πριν 1 ημέρα"],
    [48 * 3_600_000, "πριν 2 ημέρες"],
  ])("%d ms ago", (passedMs, words) => {
    expect(ago(now - passedMs, now)).toBe(words);
  });

  test.each([
    ["2026-11-24", "σήμερα"],
    ["2026-11-25", "αύριο"],
    ["2026-11-23", "χθες"],
    ["2026-11-28", "σε 4 ημέρες"],
    ["2026-11-20", "πριν 4 ημέρες"],
  ])("%s seen from 24 November", (day, words) => {
    expect(nearDay(day, "2026-11-24")).toBe(words);
  });

  test("a change of clocks does not lose or gain a day", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-10-26", "2026-10-24")).toBe(-2);
  });
});

test("numbers with a Greek comma", () => {
  expect(plainNumber(1234.5, 1)).toBe("1.234,5");
  expect(plainNumber(90_000)).toBe("90.000");
});

test("capitals carry no accent but keep the dialytika", () => {
  expect(greekUpper("Ηράκλειο")).toBe("ΗΡΑΚΛΕΙΟ");
  expect(greekUpper("Μαΐου")).toBe("ΜΑΪΟΥ");
  expect(greekUpper("Παπαδάκης")).toBe("ΠΑΠΑΔΑΚΗΣ");
});

test("initials", () => {
  expect(initialsOf("Έμμα Μαρινάκη")).toBe("ΕΜ");
  expect(initialsOf("Al Hussein Mohammad")).toBe("AH");
  expect(initialsOf("  ")).toBe("");
});
