export const dates = {
  "date.today": "σήμερα",
  "date.tomorrow": "αύριο",
  "date.yesterday": "χθες",
  "date.justNow": "μόλις τώρα",
  "date.minutesAgo": "{count, plural, one {πριν # λεπτό} other {πριν # λεπτά}}",
  "date.hoursAgo": "{count, plural, one {πριν # ώρα} other {πριν # ώρες}}",
  "date.daysAgo": "{count, plural, one {πριν # ημέρα} other {πριν # ημέρες}}",
  "date.inDays": "{count, plural, one {σε # ημέρα} other {σε # ημέρες}}",
  "date.since": "από {when}",
  "date.day": "Ημέρα",
  "date.month": "Μήνας",
  "date.year": "Έτος",
} as const;
