import {
  dayAt,
  type Instant,
  instantOf,
  type LocalDate,
  minutesAt,
  weekday,
} from "@konta/shared/base/local-date";
import { type Language, language, t } from "./translate";

/** Short names as people write them, the same on every device whatever its system knows. */
const months: Record<Language, readonly string[]> = {
  el: ["Ιαν", "Φεβ", "Μαρ", "Απρ", "Μαΐ", "Ιουν", "Ιουλ", "Αυγ", "Σεπ", "Οκτ", "Νοε", "Δεκ"],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
/** Monday first, as `weekday` counts. */
const weekdays: Record<Language, readonly string[]> = {
  el: ["Δε", "Τρ", "Τε", "Πε", "Πα", "Σα", "Κυ"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};
const locales: Record<Language, string> = { el: "el-GR", en: "en-GB" };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

function parts(day: LocalDate): [year: number, month: number, date: number] {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
}

/** Whole days from one day to another, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  // Noon to noon: the hour that a change of clocks adds or takes cannot reach another day.
  return Math.round((instantOf(to, 720) - instantOf(from, 720)) / DAY_MS);
}

/** A day and its month are one word: no line ends between them. */
const TOGETHER = "\u00A0";

/** «24 Νοε», and «24 Νοε 2025» for a year that is not the one of `today`. */
export function shortDay(day: LocalDate, today?: LocalDate): string {
  const [year, month, date] = parts(day);
  const short = `${date}${TOGETHER}${months[language()][month - 1] ?? ""}`;
  return today !== undefined && parts(today)[0] !== year ? `${short}${TOGETHER}${year}` : short;
}

/** «Τρ 24 Νοε». */
export const weekdayDay = (day: LocalDate): string =>
  `${weekdays[language()][weekday(day) - 1] ?? ""} ${shortDay(day)}`;

/** «24/11/2026». */
export function fullDay(day: LocalDate): string {
  const [year, month, date] = parts(day);
  return `${String(date).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
}

/** «09:40», the clock in Athens. */
export function clock(at: Instant): string {
  const minutes = minutesAt(at);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** «24 Νοε 10:15», with the year when it is not the one of `now`. */
export const dayAndClock = (at: Instant, now?: Instant): string =>
  `${shortDay(dayAt(at), now === undefined ? undefined : dayAt(now))} ${clock(at)}`;

/** «09:40» on the day of `now`, «22 Νοε 09:40» on any other. */
export const clockOrDay = (at: Instant, now: Instant): string =>
  dayAt(at) === dayAt(now) ? clock(at) : dayAndClock(at, now);

/** «από 09:40», «από 22 Νοε 09:40». */
export const sinceWhen = (at: Instant, now: Instant): string =>
  t("date.since", { when: clockOrDay(at, now) });

/** «μόλις τώρα», «πριν 5 λεπτά», «πριν 3 ώρες», «πριν 2 ημέρες»; a clock that runs ahead counts as now. */
export function ago(at: Instant, now: Instant): string {
  const passedMs = now - at;
  if (passedMs < MINUTE_MS) return t("date.justNow");
  if (passedMs < HOUR_MS) return t("date.minutesAgo", { count: Math.floor(passedMs / MINUTE_MS) });
  if (passedMs < DAY_MS) return t("date.hoursAgo", { count: Math.floor(passedMs / HOUR_MS) });
  return t("date.daysAgo", { count: Math.max(1, daysBetween(dayAt(at), dayAt(now))) });
}

/** «σήμερα», «αύριο», «χθες», «σε 4 ημέρες», «πριν 4 ημέρες». */
export function nearDay(day: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, day);
  if (days === 0) return t("date.today");
  if (days === 1) return t("date.tomorrow");
  if (days === -1) return t("date.yesterday");
  return days > 0 ? t("date.inDays", { count: days }) : t("date.daysAgo", { count: -days });
}

/** «1.234,5»; `digits` behind the comma, exactly. */
export const plainNumber = (value: number, digits = 0): string =>
  new Intl.NumberFormat(locales[language()], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
