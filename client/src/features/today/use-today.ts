import { dayAt } from "@konta/shared/base/local-date";
import { useEffect, useState } from "react";

/** Often enough that a page left open overnight shows the new day before the first coffee. */
const LOOK_EVERY_MS = 60_000;

/** The day it is in Athens; the page goes on with the next one at midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayAt(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayAt(Date.now())), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
