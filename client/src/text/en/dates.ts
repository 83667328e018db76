import type { dates as source } from "../el/dates";
import type { Translation } from "../translation";

export const dates: Translation<typeof source> = {
  "date.today": "today",
  "date.tomorrow": "tomorrow",
  "date.yesterday": "yesterday",
  "date.justNow": "just now",
  "date.minutesAgo": "{count, plural, one {# minute ago} other {# minutes ago}}",
  "date.hoursAgo": "{count, plural, one {# hour ago} other {# hours ago}}",
  "date.daysAgo": "{count, plural, one {# day ago} other {# days ago}}",
  "date.inDays": "{count, plural, one {in # day} other {in # days}}",
  "date.since": "since {when}",
  "date.day": "Day",
  "date.month": "Month",
  "date.year": "Year",
};
