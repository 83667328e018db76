import { err, ok, type Result } from "./result";
import { isLocalDate, type LocalDate } from "./local-date";

/** The day somebody typed as people here write it: 31/12/2027, 31-12-2027, 31.12.27 (this century), or as a day already. */
export function dayFromTyped(typed: string): Result<LocalDate | undefined, "not-a-day"> {
  const text = typed.trim();
  if (text === "") return ok(undefined);
  if (isLocalDate(text)) return ok(text);
  const match = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text);
  if (!match) return err("not-a-day");
  const [, day = "", month = "", year = ""] = match;
  const whole = `${year.length === 2 ? "20" : ""}${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isLocalDate(whole) ? ok(whole) : err("not-a-day");
}
