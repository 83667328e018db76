import * as z from "zod/mini";
import { line } from "../../base/text";

/** A name in one language, as people read it in lists. */
export const label = line(160);

/** Digits only, as in the catalogues; the screen groups them. Short emergency numbers included. */
export const phoneList = z.array(z.string().check(z.regex(/^\+?[0-9]{3,15}$/))).check(z.maxLength(6));

export const emailList = z
  .array(line(120).check(z.regex(/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/)))
  .check(z.maxLength(3));

/** Ids of the list of public sources (catalogue `sources`). */
export const sourceList = z.array(z.string().check(z.regex(/^[a-z][a-z0-9_]{1,15}$/))).check(z.maxLength(8));

export const populationSchema = z.int().check(z.minimum(0), z.maximum(2_000_000));
