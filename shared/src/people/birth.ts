import * as z from "zod/mini";
import { assert } from "../base/assert";
import { err, ok, type Result } from "../base/result";

/** Whether the three numbers are a day of the Gregorian calendar. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const thirty = month === 4 || month === 6 || month === 9 || month === 11;
  return day <= (month === 2 ? (isLeap ? 29 : 28) : thirty ? 30 : 31);
}

const isOrderedDate = ({ year, month, day }: { year?: number; month?: number; day?: number }): boolean => {
  if (month === undefined) return day === undefined;
  if (year === undefined) return false;
  return day === undefined || isCalendarDate(year, month, day);
};

export const FIRST_YEAR = 1880;
export const LAST_YEAR = 2100;

const parts = {
  year: z.exactOptional(z.int().check(z.minimum(FIRST_YEAR), z.maximum(LAST_YEAR))),
  month: z.exactOptional(z.int().check(z.minimum(1), z.maximum(12))),
  day: z.exactOptional(z.int().check(z.minimum(1), z.maximum(31))),
  approximate: z.exactOptional(z.boolean()),
};

/**
 * A birth date as far as it is known: nothing, a year, a year and month, or a full date. `approximate` says
 * that even the year is a guess. What a later version says beside these is left aside by who reads it (rule P6).
 */
export const birthDateSchema = z.object(parts).check(z.refine(isOrderedDate, "not a date"));
export type BirthDate = z.infer<typeof birthDateSchema>;

/** The same as an op may carry it: a value is kept as it came, so that nothing may stand in it that has no limit. */
export const writtenBirthSchema = z.strictObject(parts).check(z.refine(isOrderedDate, "not a date"));

/** Nobody has been shown to live longer than 122 years; a little more is left for unsure papers. */
export const OLDEST_YEARS = 125;

type Day = { year: number; month: number; day: number };

function dayOf(today: string): Day {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(today) ?? []).map(Number);
  assert(isCalendarDate(year, month, day), "today is YYYY-MM-DD");
  return { year, month, day };
}

function isAfter(birth: BirthDate, today: Day): boolean {
  const { year = today.year, month = today.month, day = today.day } = birth;
  if (year !== today.year) return year > today.year;
  return month !== today.month ? month > today.month : day > today.day;
}

/**
 * Age in whole years; `approximate` when the birthday of this year may or may not be past (the higher age
 * is given then) or the date itself is a guess. Null without a year and for a date after `today`.
 * Who is born on 29 February has the birthday on 1 March of other years.
 * @param today YYYY-MM-DD
 */
export function ageOn(birth: BirthDate, today: string): { years: number; approximate: boolean } | null {
  const now = dayOf(today);
  if (birth.year === undefined || isAfter(birth, now)) return null;
  const { month, day } = birth;
  const isBefore =
    month !== undefined && (month > now.month || (month === now.month && (day ?? 0) > now.day));
  const unsure = month === undefined || (day === undefined && month === now.month);
  return {
    years: now.year - birth.year - (isBefore ? 1 : 0),
    approximate: unsure || birth.approximate === true,
  };
}

export type BirthProblem =
  /** something other than digits in a field */
  | "not-a-number"
  /** two digits do not tell the century */
  | "short-year"
  | "month-without-year"
  | "day-without-month"
  | "impossible-date"
  | "future"
  /** more than 125 years ago */
  | "too-old";

export type TypedBirth = { day: string; month: string; year: string; approximate?: boolean };

/** A form field: nothing, or a number of at most four digits. Other scripts' digits count as digits. */
function numberOf(typed: string): number | undefined | null {
  const text = typed.trim().replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (text === "") return undefined;
  return /^[0-9]{1,4}$/.test(text) ? Number(text) : null;
}

/**
 * The birth date out of three typed fields, all of which may be empty.
 * @param today YYYY-MM-DD
 */
export function birthFromTyped(typed: TypedBirth, today: string): Result<BirthDate, BirthProblem> {
  const now = dayOf(today);
  const year = numberOf(typed.year);
  const month = numberOf(typed.month);
  const day = numberOf(typed.day);
  if (year === null || month === null || day === null) return err("not-a-number");
  if (day !== undefined && month === undefined) return err("day-without-month");
  if (month !== undefined && year === undefined) return err("month-without-year");
  const birth: BirthDate = {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
    ...(typed.approximate === true && year !== undefined && { approximate: true }),
  };
  if (year === undefined) return ok(birth);
  if (year < 100) return err("short-year");
  if (!isCalendarDate(year, month ?? 1, day ?? 1)) return err("impossible-date");
  if (isAfter(birth, now)) return err("future");
  const age = ageOn(birth, today);
  return age !== null && age.years > OLDEST_YEARS ? err("too-old") : ok(birth);
}
