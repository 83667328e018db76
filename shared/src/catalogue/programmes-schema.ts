import * as z from "zod/mini";
import { localDateSchema } from "../base/local-date";
import { line } from "../base/text";
import { PROGRAMME_KINDS, PROGRAMME_UNITS } from "../domain/registry/programme";
import { label } from "../domain/registry/registry-shapes";
import { SERVICE_PLACES } from "../domain/registry/service";
import { idOf, listOf, names, remark, seedRefs, sourceId } from "./catalogue-shapes";

const euros = z.number().check(z.minimum(0), z.maximum(100_000));

const parameters = z.strictObject({
  valid_from: z.optional(localDateSchema),
  valid_to: z.optional(z.nullable(localDateSchema)),
  as_of: z.optional(localDateSchema),
  source: sourceId,
  currency: z.optional(z.literal("EUR")),
  period: z.optional(z.literal("month")),
  base: z.optional(euros),
  adult: z.optional(euros),
  minor: z.optional(euros),
  member: z.optional(euros),
  single_parent_first_minor: z.optional(euros),
  unprotected_child: z.optional(euros),
  cap: z.optional(euros),
  amount: z.optional(euros),
  income_cap_total: z.optional(euros),
  income_single: z.optional(euros),
  income_couple: z.optional(euros),
  max_rent: z.optional(euros),
  by_child_order: z.optional(z.strictObject({ "1": euros, "2": euros, "3": euros, "4+": euros })),
  instalments: z.optional(z.int().check(z.minimum(1), z.maximum(24))),
  duration_months: z.optional(z.int().check(z.minimum(1), z.maximum(120))),
  min_age: z.optional(z.int().check(z.minimum(0), z.maximum(120))),
  categories_el: z.optional(listOf(line(80), 20)),
  law: z.optional(line(120)),
  note: z.optional(line(200)),
});

const rule = z.strictObject({
  id: z.string().check(z.regex(/^[a-z]{3}\.r[0-9]{1,2}$/)),
  text_el: line(200),
  expr: z.optional(line(80)),
  source: sourceId,
});

export const programmesSchema = z.strictObject({
  _meta: z.strictObject({ rule: remark }),
  items: listOf(
    z.strictObject({
      id: idOf("prg"),
      type: z.enum(PROGRAMME_KINDS),
      ...names,
      aliases: z.optional(listOf(label, 8)),
      payer: z.optional(idOf("agy")),
      seed_refs: seedRefs,
      unit: z.optional(z.enum(PROGRAMME_UNITS)),
      offered_by: z.optional(listOf(z.enum(SERVICE_PLACES), SERVICE_PLACES.length)),
      params: z.optional(listOf(parameters, 12)),
      rules: z.optional(listOf(rule, 12)),
      documents_el: z.optional(listOf(line(160), 20)),
      documents_source: z.optional(sourceId),
      unknown: z.optional(listOf(line(160), 8)),
      decision_aid: z.optional(line(200)),
      budget_eur: z.optional(z.number().check(z.minimum(0), z.maximum(1_000_000_000))),
      period_end: z.optional(localDateSchema),
      note: z.optional(remark),
    }),
    200,
  ),
});
export type ProgrammesCatalogue = z.infer<typeof programmesSchema>;
