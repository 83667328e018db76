import * as z from "zod/mini";
import { line } from "../base/text";
import { dictionaryOf, listOf, remark, sourceIds } from "./catalogue-shapes";

/** ΕΛΟΤ 743 as data: single letters, pairs of letters (some with a rule in words), and how names are searched. */
export const transliterationSchema = z.strictObject({
  _meta: z.strictObject({ standard: line(80), sources: sourceIds, note: remark }),
  letters: dictionaryOf(/^[\u03b1-\u03c9]$/, z.string().check(z.regex(/^[a-z]{1,2}$/)), 25),
  digraphs: dictionaryOf(/^[\u03b1-\u03c9]{2}$/, line(80), 20),
  breaking: listOf(line(160), 10),
  output: line(80),
  search: z.strictObject({
    origin: z.literal("proposal"),
    steps: listOf(remark, 20),
    privacy: listOf(line(160), 10),
  }),
  names: listOf(remark, 30),
});
export type TransliterationCatalogue = z.infer<typeof transliterationSchema>;
