/**
 * Columns of a frame. Every kind is a shape of its own, told apart by its only key; whatever fits none of them travels
 * as it is (`raw`), so that a value no version knew yet comes out as it went in (rule P6).
 */
export type Column =
  /** Any JSON values. */
  | { raw: unknown[] }
  /** The same value in every row. */
  | { all: unknown }
  /** Some rows lack it: `1` where it is there, and the column of those. */
  | { has: string; of: Column }
  /** Whole numbers as differences from the one before: repeated times and rising seqs shrink to a digit or two. */
  | { diff: number[] }
  /** Whole numbers from 0 to 9. */
  | { digit: string }
  /** `1` for true. */
  | { flag: string }
  /** Days `YYYY-MM-DD` as differences, see `dayNumber`. */
  | { day: number[] }
  /** Random ids as places in the frame's list of ids, as differences. */
  | { ref: number[] }
  /** Few different texts: the words, and one character per row that names one of them. */
  | { word: string[]; at: string }
  /** Texts joined by a line break. */
  | { text: string }
  /** Lists: how long each is, and all their items in one column. */
  | { length: Column; item: Column }
  /** Objects: a column per field. */
  | { field: Record<string, Column> };

/** The random ids of a frame, each once; a row that names another of the same frame then costs a digit. */
export class IdList {
  readonly #places = new Map<string, number>();
  readonly #ids: string[] = [];

  place(id: string): number {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = this.#ids.length;
    this.#places.set(id, place);
    this.#ids.push(id);
    return place;
  }

  text(): string {
    return this.#ids.join("");
  }
}

const ID_LENGTH = 22;
const RANDOM_ID = /^[A-Za-z0-9_-]{22}$/;
export const looksRandom = (text: string): boolean => text.length === ID_LENGTH && RANDOM_ID.test(text);

/** The ids of `IdList.text`. */
export function idsOf(text: string): string[] {
  const ids: string[] = [];
  for (let at = 0; at < text.length; at += ID_LENGTH) ids.push(text.slice(at, at + ID_LENGTH));
  return ids;
}

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const isDay = (text: string): boolean => DAY.test(text);

/** A number per day that rises with the calendar; months count 31 days, because only the way back matters. */
const dayNumber = (day: string): number =>
  (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) * 31 + Number(day.slice(8, 10)) - 1;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
function dayOf(number: number): string {
  const months = Math.floor(number / 31);
  const year = String(Math.floor(months / 12)).padStart(4, "0");
  return `${year}-${two((months % 12) + 1)}-${two((number % 31) + 1)}`;
}

function differences(values: readonly number[]): number[] {
  let last = 0;
  return values.map((value) => {
    const step = value - last;
    last = value;
    return step;
  });
}

function summed(steps: readonly number[]): number[] {
  let last = 0;
  return steps.map((step) => (last += step));
}

/** Signs that stand for words: printable, and written in JSON as they are. Rare words get signs of two bytes. */
const SIGNS = Array.from({ length: 600 }, (_, at) => String.fromCharCode(at < 91 ? at + 35 : at + 80))
  .filter((sign) => sign !== "\\")
  .join("");
const PLACE_OF_SIGN = new Map([...SIGNS].map((sign, place) => [sign, place]));

function wordColumn(values: readonly string[]): Column | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  // A word used once costs its sign and saves nothing.
  if (counts.size > SIGNS.length || counts.size * 2 > values.length) return null;
  const word = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const signs = new Map(word.map((each, place) => [each, SIGNS.charAt(place)]));
  return { word, at: values.map((value) => signs.get(value)).join("") };
}

function textColumn(values: readonly string[], ids: IdList): Column {
  if (values.every(looksRandom)) return { ref: differences(values.map((id) => ids.place(id))) };
  if (values.every(isDay)) return { day: differences(values.map(dayNumber)) };
  const words = wordColumn(values);
  if (words) return words;
  return values.some((value) => value.includes("\n")) ? { raw: [...values] } : { text: values.join("\n") };
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Null when the objects would not come out exactly as they went in: a null inside, or their fields in another order. */
function objectColumn(values: readonly Record<string, unknown>[], ids: IdList): Column | null {
  const order = new Map<string, number>();
  for (const value of values)
    for (const name of Object.keys(value)) if (!order.has(name)) order.set(name, order.size);
  for (const value of values) {
    let last = -1;
    for (const [name, inside] of Object.entries(value)) {
      const place = order.get(name) ?? -1;
      if (place < last || inside === null || inside === undefined || name === "__proto__") return null;
      last = place;
    }
  }
  if (order.size === 0 || [...order.keys()].some((name) => /^\d+$/.test(name))) return null;
  const names = [...order.keys()];
  return {
    field: Object.fromEntries(
      names.map((name) => [
        name,
        packColumn(
          values.map((value) => value[name]),
          ids,
        ),
      ]),
    ),
  };
}

function densePacked(values: readonly unknown[], ids: IdList): Column {
  const [first] = values;
  if (values.length > 1) {
    const text = JSON.stringify(first);
    if (values.every((value) => value === first || JSON.stringify(value) === text)) return { all: first };
  }
  if (values.every((value) => Number.isSafeInteger(value) && !Object.is(value, -0))) {
    const numbers = values as number[];
    if (numbers.every((value) => value >= 0 && value <= 9)) return { digit: numbers.join("") };
    const diff = differences(numbers);
    return diff.every(Number.isSafeInteger) ? { diff } : { raw: numbers };
  }
  if (values.every((value) => typeof value === "string")) return textColumn(values, ids);
  if (values.every((value) => typeof value === "boolean"))
    return { flag: values.map((value) => (value ? "1" : "0")).join("") };
  if (values.every((value) => Array.isArray(value)) && values.some((value) => value.length > 0)) {
    const item = values.flat() as unknown[];
    if (!item.some((each) => each === null || each === undefined))
      return {
        length: densePacked(
          values.map((value) => value.length),
          ids,
        ),
        item: densePacked(item, ids),
      };
  }
  if (values.every(isPlainObject)) return objectColumn(values, ids) ?? { raw: [...values] };
  return { raw: [...values] };
}

/** @param values one per row; null and undefined both mean that the row lacks it */
export function packColumn(values: readonly unknown[], ids: IdList): Column {
  const there = values.filter((value) => value !== null && value !== undefined);
  if (there.length === values.length) return densePacked(values, ids);
  const has = values.map((value) => (value === null || value === undefined ? "0" : "1")).join("");
  return { has, of: densePacked(there, ids) };
}

function unpackedObjects(field: Record<string, Column>, rows: number, ids: readonly string[]): unknown[] {
  const objects: Record<string, unknown>[] = Array.from({ length: rows }, () => ({}));
  for (const [name, column] of Object.entries(field))
    unpackColumn(column, rows, ids).forEach((value, at) => {
      const object = objects[at];
      if (object && value !== undefined) object[name] = value;
    });
  return objects;
}

function unpackedLists(length: Column, item: Column, rows: number, ids: readonly string[]): unknown[] {
  const lengths = unpackColumn(length, rows, ids) as number[];
  const items = unpackColumn(
    item,
    lengths.reduce((sum, each) => sum + each, 0),
    ids,
  );
  let at = 0;
  return lengths.map((each) => items.slice(at, (at += each)));
}

/** @param rows how many values it has; @returns them, `undefined` where a row lacks it */
export function unpackColumn(column: Column, rows: number, ids: readonly string[]): unknown[] {
  if ("raw" in column) return column.raw;
  if ("all" in column) return Array.from({ length: rows }, () => column.all);
  if ("has" in column) {
    const places = [...column.has].map((sign) => sign === "1");
    const there = unpackColumn(column.of, places.filter(Boolean).length, ids);
    let at = 0;
    return places.map((has) => (has ? there[at++] : undefined));
  }
  if ("diff" in column) return summed(column.diff);
  if ("digit" in column) return [...column.digit].map(Number);
  if ("flag" in column) return [...column.flag].map((sign) => sign === "1");
  if ("day" in column) return summed(column.day).map(dayOf);
  if ("ref" in column) return summed(column.ref).map((place) => ids[place]);
  if ("word" in column) return [...column.at].map((sign) => column.word[PLACE_OF_SIGN.get(sign) ?? -1]);
  if ("text" in column) return column.text.split("\n");
  if ("length" in column) return unpackedLists(column.length, column.item, rows, ids);
  return unpackedObjects(column.field, rows, ids);
}
