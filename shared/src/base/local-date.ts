import * as z from "zod/mini";

/** A day as people write it, `YYYY-MM-DD`, in Europe/Athens. */
export type LocalDate = string;
/** Milliseconds since 1970 in UTC. */
export type Instant = number;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the calendar between 1850 and 2150. */
export function isLocalDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1850 || year > 2150) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const localDateSchema = z.string().check(z.refine(isLocalDate, "not a day of the calendar"));

/** 1850 to 2150: a clock ten years off is evidence, never a reason to refuse (rule M1). */
export const instantSchema = z.int().check(z.minimum(-3_786_825_600_000), z.maximum(5_680_281_600_000));

const athens = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Athens",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const athensClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Athens",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

/** The day in Athens at an instant. */
export const dayAt = (at: Instant): LocalDate => athens.format(at);

/** Minutes since midnight in Athens at an instant. */
export function minutesAt(at: Instant): number {
  const [hours = "0", minutes = "0"] = athensClock.format(at).split(":");
  return (Number(hours) % 24) * 60 + Number(minutes);
}

/** The day `days` later (earlier when negative). */
export function addDays(day: LocalDate, days: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: LocalDate): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return ((new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7) + 1;
}

/** The working day (Monday to Friday) before a day; public holidays are not known here. */
export function workingDayBefore(day: LocalDate): LocalDate {
  let before = addDays(day, -1);
  while (weekday(before) > 5) before = addDays(before, -1);
  return before;
}

/** The instant at which the clock in Athens shows `minutes` since midnight on that day. */
export function instantOf(day: LocalDate, minutes: number): Instant {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const guess = Date.UTC(year, month - 1, date, 0, minutes);
  // Athens is two or three hours ahead of UTC: the offset is read off the clock itself, so no table of changes is kept.
  for (const hours of [3, 2]) {
    const at = guess - hours * 3_600_000;
    if (dayAt(at) === day && minutesAt(at) === minutes % 1440) return at;
  }
  return guess - 2 * 3_600_000;
}
