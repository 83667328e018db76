import * as z from "zod/mini";
import { line } from "../base/text";
import { AGENCY_LEVELS } from "../domain/registry/agency";
import { label, phoneList } from "../domain/registry/registry-shapes";
import { SENSITIVITIES } from "../domain/registry/sensitivity";
import { ORIGINS, idOf, listOf, names, remark, seedRefs, sourceIds } from "./catalogue-shapes";
import { emailSchema } from "./structures-schema";

export const agenciesSchema = z.strictObject({
  _meta: z.strictObject({ rule: remark }),
  items: listOf(
    z.strictObject({
      id: idOf("agy"),
      level: z.enum(AGENCY_LEVELS),
      ...names,
      parent: z.nullable(idOf("agy")),
      sensitivity: z.enum(SENSITIVITIES),
      origin: z.enum(ORIGINS),
      aliases: z.optional(listOf(label, 8)),
      contact: z.optional(
        z.strictObject({
          address: z.optional(line(160)),
          phones: phoneList,
          email: z.optional(z.nullable(emailSchema)),
        }),
      ),
      seed_refs: seedRefs,
      sources: z.optional(sourceIds),
      note: z.optional(remark),
    }),
    500,
  ),
});
export type AgenciesCatalogue = z.infer<typeof agenciesSchema>;
