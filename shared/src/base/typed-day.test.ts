import { expect, test } from "vitest";
import { dayFromTyped } from "./typed-day";

test.each([
  ["31/12/2027", "2027-12-31"],
  [" 1-2-2027 ", "2027-02-01"],
  ["1.2.27", "2027-02-01"],
  ["2027-02-01", "2027-02-01"],
  ["", undefined],
])("%s is read as a day", (typed, day) => {
  expect(dayFromTyped(typed)).toEqual({ ok: true, value: day });
});

test.each(["31/02/2027", "2027", "next week", "00/01/2027", "1/13/2027"])("%s is no day", (typed) => {
  expect(dayFromTyped(typed)).toEqual({ ok: false, error: "not-a-day" });
});
