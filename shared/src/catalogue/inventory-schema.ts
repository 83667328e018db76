import * as z from "zod/mini";
import { line } from "../base/text";
import { dictionaryOf, listOf, remark, seedFile, seedLines } from "./catalogue-shapes";

const KINDS = [
  "agency",
  "channel",
  "contact",
  "goal",
  "group",
  "heading",
  "hours",
  "legal",
  "noise",
  "number",
  "obligation",
  "organisation",
  "programme",
  "registry",
  "role",
  "rule",
  "service",
  "structure",
] as const;

/** Every statement of the source documents, and the features of the product it asks for. */
export const inventorySchema = z.strictObject({
  _meta: z.strictObject({
    rows: z.int().check(z.minimum(1), z.maximum(1_000)),
    files: dictionaryOf(/^S\d$/, seedFile, 10),
    who: line(60),
    features: dictionaryOf(/^(?:F\d{2}|--)$/, remark, 60),
  }),
  items: listOf(
    z.strictObject({
      id: z.string().check(z.regex(/^inv\.\d{3}$/)),
      file: seedFile,
      lines: seedLines,
      kind: z.enum(KINDS),
      who: z.enum(["office", "roma", "kem", "mobile", "all", "--"]),
      el: line(200),
      en: line(200),
      features: listOf(z.string().check(z.regex(/^(?:F\d{2}|--)$/)), 6),
    }),
    1_000,
  ),
});
export type InventoryCatalogue = z.infer<typeof inventorySchema>;
