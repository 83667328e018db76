import * as z from "zod/mini";
import { label, sourceList } from "../domain/registry/registry-shapes";
import { line } from "../base/text";

/** The five source documents of the project, as the catalogues name them. */
const SEED_FILES = [
  "000_6ad5a34303375785.txt",
  "001_d97afd33347b3c4b.txt",
  "002_5463002721cda661.txt",
  "003_6b4f3a688f680c05.txt",
  "004_61b2a7496b1af516.txt",
] as const;

export const seedFile = z.enum(SEED_FILES);
export const seedLines = z.string().check(z.regex(/^\d{1,4}(?:-\d{1,4})?$/));

/** Where in the source documents an entry stands. */
export const seedRefs = z.array(z.strictObject({ file: seedFile, lines: seedLines })).check(z.maxLength(8));

/** An id of one catalogue: its prefix, a dot and a name. */
export const idOf = (prefix: string) =>
  z.string().check(z.regex(new RegExp(`^${prefix}(?:\\.[A-Za-z0-9_-]{1,40}){1,4}$`)));

export const names = { el: label, en: label };

/** An explanation of the catalogue's makers, one paragraph. */
export const remark = line(400);

export const sourceId = z.string().check(z.regex(/^[a-z][a-z0-9_]{1,15}$/));
export const sourceIds = sourceList;

/** Whether an entry was read in the source documents, in a public source, or is a proposal. */
export const ORIGINS = ["seed", "public", "proposal"] as const;

export const listOf = <Item extends z.core.$ZodType>(item: Item, most: number) =>
  z.array(item).check(z.minLength(1), z.maxLength(most));

/** A dictionary whose keys are data (letters, vaccines, codes). */
export const dictionaryOf = <Value extends z.core.$ZodType>(key: RegExp, value: Value, most: number) =>
  z
    .record(z.string().check(z.regex(key)), value)
    .check(z.refine((entries) => Object.keys(entries).length <= most, `more than ${most} entries`));
