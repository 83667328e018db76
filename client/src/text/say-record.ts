import { fieldKind } from "./field-kind";
import { fieldWord } from "./field-word";
import { type NameOf, sayValue } from "./say-value";

export interface SaidField {
  field: string;
  word: string;
  value: string;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What a record says of itself, as people read it; what only links it to other records is left out. */
export const sayRecord = (
  collection: string,
  fields: Readonly<Record<string, unknown>>,
  nameOf: NameOf,
): SaidField[] =>
  Object.entries(fields)
    .filter(([field, value]) => field !== "personId" && !isEmpty(value))
    .filter(([field]) => fieldKind(collection, field).is !== "link")
    .map(([field, value]) => ({
      field,
      word: fieldWord(collection, field),
      value: sayValue(collection, field, value, nameOf),
    }));
