import * as z from "zod/mini";
import { label } from "../domain/registry/registry-shapes";
import { idOf, listOf, remark, sourceId } from "./catalogue-shapes";

export const retentionRulesSchema = z.strictObject({
  _meta: z.strictObject({ origin: remark, warning: remark }),
  rules: listOf(
    z.strictObject({
      id: idOf("ret"),
      el: label,
      keep: remark,
      basis: remark,
      action: z.optional(remark),
      source: z.optional(sourceId),
    }),
    30,
  ),
  rights: listOf(
    z.strictObject({
      id: z.enum(["access", "rectify", "erase", "restrict", "object", "portability"]),
      el: label,
      note: z.optional(remark),
    }),
    6,
  ),
});
export type RetentionRulesCatalogue = z.infer<typeof retentionRulesSchema>;
