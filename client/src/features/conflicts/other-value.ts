import { err, ok, type Result } from "@konta/shared/base/result";
import { tidyText } from "@konta/shared/base/text";
import { isLocalDate } from "@konta/shared/base/local-date";
import { birthDateSchema, birthFromTyped, type BirthProblem } from "@konta/shared/people/birth";
import * as z from "zod/mini";
import type { MessageId } from "../../text/el";
import type { FieldKind } from "../../text/field-kind";
import type { TypedDate } from "../../ui/date-parts";

/** What somebody typed as a third value: a text, several chosen, or a date in parts. */
export const typedSchema = z.object({
  text: z.string(),
  many: z.array(z.string()),
  date: z.object({ day: z.string(), month: z.string(), year: z.string(), approximate: z.boolean() }),
});
export type Typed = z.infer<typeof typedSchema>;

const NO_DATE: TypedDate = { day: "", month: "", year: "", approximate: false };

/** Kinds of field for which a third value can be written here. */
export const canWrite = (kind: FieldKind): boolean => !["instant", "link", "deleted"].includes(kind.is);

/** The input begins with what stands, because a third value is mostly one letter away from it. */
export function typedFrom(kind: FieldKind, value: unknown): Typed {
  const many = Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  if (kind.is === "birth") {
    const parsed = z.safeParse(birthDateSchema, value);
    const { day, month, year, approximate } = parsed.success ? parsed.data : {};
    const date = {
      day: day === undefined ? "" : String(day),
      month: month === undefined ? "" : String(month),
      year: year === undefined ? "" : String(year),
      approximate: approximate ?? false,
    };
    return { text: "", many, date };
  }
  if (kind.is === "words") return { text: many.join(", "), many, date: NO_DATE };
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return { text: typeof value === "boolean" ? String(value) : text, many, date: NO_DATE };
}

const BIRTH_WORDS: Record<BirthProblem, MessageId> = {
  "not-a-number": "register.dayWrong",
  "short-year": "register.yearWrong",
  "month-without-year": "register.dayWrong",
  "day-without-month": "register.dayWrong",
  "impossible-date": "register.dayWrong",
  future: "register.dayFuture",
  "too-old": "register.yearWrong",
};

/**
 * The typed value as the record keeps it; null for "nothing". The error is the message to show.
 * @param today YYYY-MM-DD
 */
export function valueFromTyped(kind: FieldKind, typed: Typed, today: string): Result<unknown, MessageId> {
  const text = tidyText(typed.text);
  switch (kind.is) {
    case "birth": {
      const { approximate, ...parts } = typed.date;
      const birth = birthFromTyped(
        approximate ? { ...parts, day: "", month: "", approximate } : parts,
        today,
      );
      if (!birth.ok) return err(BIRTH_WORDS[birth.error]);
      return ok(birth.value.year === undefined ? null : birth.value);
    }
    case "names":
      return ok(typed.many);
    case "words":
      return ok(
        text
          .split(",")
          .map(tidyText)
          .filter((word) => word !== ""),
      );
    case "flag":
      return ok(text === "" ? null : text === "true");
    case "level":
    case "number":
      if (text === "") return ok(null);
      return /^\d{1,4}$/.test(text) ? ok(Number(text)) : err("error.invalid");
    case "day":
      if (text === "") return ok(null);
      return isLocalDate(text) ? ok(text) : err("register.dayWrong");
    default:
      return ok(text === "" ? null : text);
  }
}
