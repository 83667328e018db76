import * as z from "zod/mini";
import { line } from "../base/text";
import { openingHoursSchema } from "../domain/registry/opening-hours";
import { phoneList } from "../domain/registry/registry-shapes";
import { STRUCTURE_KINDS } from "../domain/registry/structure";
import { idOf, listOf, names, remark, seedRefs } from "./catalogue-shapes";

export const emailSchema = line(120).check(z.regex(/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/));

export const structuresSchema = z.strictObject({
  items: listOf(
    z.strictObject({
      id: idOf("str"),
      kind: z.enum(STRUCTURE_KINDS),
      reference_centre: z.nullable(idOf("str")),
      ...names,
      address: z.nullable(line(160)),
      phones: phoneList,
      email: z.nullable(emailSchema),
      hours: z.nullable(listOf(openingHoursSchema, 7)),
      application_hours: z.optional(z.nullable(listOf(openingHoursSchema, 7))),
      operation_code: z.optional(z.string().check(z.regex(/^\d{7}$/))),
      since: z.optional(z.string().check(z.regex(/^\d{4}(?:-\d{2})?$/))),
      supervisor_el: z.optional(line(160)),
      seed_refs: seedRefs,
      note: z.optional(remark),
    }),
    100,
  ),
});
export type StructuresCatalogue = z.infer<typeof structuresSchema>;
