import * as z from "zod/mini";
import { line } from "../base/text";
import { label } from "../domain/registry/registry-shapes";
import { listOf, remark, seedRefs, sourceIds } from "./catalogue-shapes";

const fieldName = z.string().check(z.regex(/^[a-z][a-z0-9_]{1,30}$/));
const isced = z.int().check(z.minimum(0), z.maximum(8));

const indicator = z.strictObject({
  id: z.string().check(z.regex(/^EEC[OR]\d{2}$/)),
  kind: z.enum(["output", "result"]),
  definition_en: label,
  label_el: label,
  computation: line(120),
  fields: listOf(fieldName, 6),
  /** *1 personal data, *2 special category, as printed in Annex I of Regulation (EU) 2021/1057. */
  data_mark: z.nullable(z.enum(["*1", "*2"])),
  wording: line(120),
  code_number: line(120),
  note: z.optional(remark),
});

const recordField = z.strictObject({
  id: fieldName,
  el: label,
  required: z.union([z.boolean(), z.literal("if unemployed")]),
  values: z.optional(listOf(z.union([line(20), isced]), 20)),
  special: z.optional(z.literal(true)),
  seed_refs: z.optional(seedRefs),
  note: z.optional(remark),
});

export const esfIndicatorsSchema = z.strictObject({
  _meta: z.strictObject({
    regulation: line(80),
    sources: sourceIds,
    marks: remark,
    unknown: remark,
    seed_refs: seedRefs,
  }),
  indicators: listOf(indicator, 60),
  participation_record: z.strictObject({
    fields: listOf(recordField, 40),
    counting_rules: listOf(z.strictObject({ el: remark, source: line(80) }), 20),
    isced: listOf(z.strictObject({ code: isced, el: line(80) }), 9),
    isced_note: remark,
  }),
});
export type EsfIndicatorsCatalogue = z.infer<typeof esfIndicatorsSchema>;
