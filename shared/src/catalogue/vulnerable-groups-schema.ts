import * as z from "zod/mini";
import { idOf, listOf, names, remark, seedRefs } from "./catalogue-shapes";

export const vulnerableGroupsSchema = z.strictObject({
  _meta: z.strictObject({ rule: remark }),
  items: listOf(
    z.strictObject({
      id: idOf("grp"),
      ...names,
      special_category: z.boolean(),
      /** One indicator or several, with a slash between them. */
      esf_indicator: z.nullable(z.string().check(z.regex(/^EEC[OR]\d{2}(?:\/EEC[OR]\d{2}){0,3}$/))),
      origin: z.enum(["seed", "proposal"]),
      seed_refs: seedRefs,
      note: z.optional(remark),
    }),
    100,
  ),
});
export type VulnerableGroupsCatalogue = z.infer<typeof vulnerableGroupsSchema>;
