import { addDays, instantOf, type LocalDate, workingDayBefore } from "../../base/local-date";

/** An outing opens at 16:00 of the working day before (rule S1). */
const OPENS_AT_MINUTES = 16 * 60;
const STAYS_AFTER_CLOSING_MS = 72 * 3_600_000;
/** From the day of the outing on. */
export const LONGEST_GRANT_DAYS = 7;

/**
 * When an outing grants its communities to its team: from 16:00 of the working day before until 72 h after its closing came
 * in, seven days at most (rule S1).
 * @param closingAt when the closing came in; null while the outing is open
 * @returns milliseconds UTC; the end is not part of it
 */
export function grantWindow(day: LocalDate, closingAt: number | null): { opens: number; closes: number } {
  const latest = instantOf(addDays(day, LONGEST_GRANT_DAYS), 0);
  return {
    opens: instantOf(workingDayBefore(day), OPENS_AT_MINUTES),
    closes: closingAt === null ? latest : Math.min(latest, closingAt + STAYS_AFTER_CLOSING_MS),
  };
}

/**
 * When it ends as far as a device can tell. It does not know when the closing came in: the clock of whoever closed it says,
 * but never earlier than the day itself, whatever that clock was.
 */
export function grantEndsAt(day: LocalDate, closedAt: number | null): number {
  return grantWindow(day, closedAt === null ? null : Math.max(closedAt, instantOf(day, 0))).closes;
}
