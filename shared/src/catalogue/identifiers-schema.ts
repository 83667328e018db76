import * as z from "zod/mini";
import { line } from "../base/text";
import { label } from "../domain/registry/registry-shapes";
import { idOf, listOf, remark, seedRefs, sourceIds } from "./catalogue-shapes";

/** True when the text is a regular expression that compiles. */
function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").unicode;
  } catch {
    return false;
  }
}

export const identifiersSchema = z.strictObject({
  _meta: z.strictObject({ rule: remark }),
  items: listOf(
    z.strictObject({
      id: idOf("id"),
      el: label,
      regex: line(80).check(z.refine(compiles, "not a regular expression")),
      algorithm: remark,
      checks: z.optional(listOf(line(80), 10)),
      facts_el: z.optional(remark),
      needs: z.optional(listOf(z.enum(["valid_until", "expiry", "kind", "country"]), 4)),
      format_verified: z.optional(z.literal(false)),
      basis: z.optional(line(160)),
      example_public: z.optional(z.string().check(z.regex(/^\d{9,11}$/))),
      sources: z.optional(sourceIds),
      seed_refs: z.optional(seedRefs),
    }),
    50,
  ),
});
export type IdentifiersCatalogue = z.infer<typeof identifiersSchema>;
