import { birthDateSchema } from "@konta/shared/people/birth";
import * as z from "zod/mini";
import { dayAndClock, fullDay, plainNumber } from "./dates";
import { type FieldKind, fieldKind } from "./field-kind";
import { wordOr } from "./field-word";
import { t } from "./translate";

/** The name of a register's item (a community, a service, a colleague) or of a person by its id; undefined when it is not known. */
export type NameOf = (id: string) => string | undefined;

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];

/** «12/03/1980», «03/1980», «1980», «περίπου 1980». */
export function sayBirth(value: unknown): string {
  const parsed = z.safeParse(birthDateSchema, value);
  if (!parsed.success || parsed.data.year === undefined) return t("person.emptyValue");
  const { year, month, day, approximate } = parsed.data;
  const two = (part: number) => String(part).padStart(2, "0");
  const said = [day, month]
    .filter((part) => part !== undefined)
    .map(two)
    .concat(String(year))
    .join("/");
  return approximate ? t("value.about", { value: said }) : said;
}

function sayKnown(kind: FieldKind, value: unknown, nameOf: NameOf): string | undefined {
  switch (kind.is) {
    case "birth":
      return z.safeParse(birthDateSchema, value).success ? sayBirth(value) : undefined;
    case "flag":
      return typeof value === "boolean" ? t(value ? "actions.yes" : "actions.no") : undefined;
    case "deleted":
      return t(value === true ? "value.removed" : "value.kept");
    case "day":
      return isDay(value) ? fullDay(value) : undefined;
    case "instant":
      return typeof value === "number" ? dayAndClock(value) : undefined;
    case "choice":
      return typeof value === "string" ? wordOr(`${kind.area}.${value}`, value) : undefined;
    case "level":
      return typeof value === "number"
        ? `${value} · ${wordOr(`needLevel.${value}`, String(value))}`
        : undefined;
    case "name":
      return typeof value === "string" ? (nameOf(value) ?? value) : undefined;
    case "names":
      return texts(value)
        .map((id) => nameOf(id) ?? id)
        .join(", ");
    case "words":
      return texts(value).join(", ");
    case "person":
      return typeof value === "string" ? (nameOf(value) ?? t("value.otherFile")) : undefined;
    case "link":
      return t("value.otherRecord");
    default:
      return undefined;
  }
}

/** A value as people read it; a shape that this version does not know is shown as it is, never hidden (rule P6). */
export function sayValue(collection: string, field: string, value: unknown, nameOf: NameOf): string {
  const kind = fieldKind(collection, field);
  if (value === undefined || value === null || value === "")
    return t(kind.is === "person" ? "value.ownFile" : "person.emptyValue");
  if (Array.isArray(value) && value.length === 0) return t("person.emptyValue");
  const known = sayKnown(kind, value, nameOf);
  if (known !== undefined) return known;
  if (typeof value === "string") return value;
  if (typeof value === "number") return plainNumber(value);
  if (typeof value === "boolean") return t(value ? "actions.yes" : "actions.no");
  return JSON.stringify(value);
}
