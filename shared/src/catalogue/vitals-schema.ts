import * as z from "zod/mini";
import { line } from "../base/text";
import { ORIGINS, idOf, listOf, names, remark, seedRefs, sourceId } from "./catalogue-shapes";

/** Plausibility limits and thresholds, in the unit of the measurement (UCUM). */
const measured = z.number().check(z.minimum(0), z.maximum(1_000));
/** Ages in months, up to 150 years. */
const months = z.int().check(z.minimum(0), z.maximum(1_800));
const loinc = z.string().check(z.regex(/^\d{3,6}-\d$/));

const threshold = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]{1,8}\.[a-z0-9]{1,12}$/)),
  applies: z.strictObject({
    age_min_months: z.optional(months),
    age_max_months: z.optional(months),
    pregnant: z.optional(z.boolean()),
    pregnant_or_postpartum_6w: z.optional(z.literal(true)),
    fasting: z.optional(z.boolean()),
    sex: z.optional(z.enum(["F", "M"])),
  }),
  condition: line(80),
  level: z.enum(["info", "advise", "urgent", "emergency"]),
  label_el: line(80),
  action_el: line(200),
  /** Empty where the rule is a proposal. */
  source: z.union([sourceId, z.literal("")]),
  basis: z.enum(["public", "proposal"]),
  rank: z.int().check(z.minimum(1), z.maximum(50)),
});

const vital = z.strictObject({
  id: idOf("vit"),
  ...names,
  loinc,
  loinc_also: z.optional(loinc),
  loinc_verified: z.boolean(),
  panel_loinc: z.optional(loinc),
  ucum: line(10),
  alt_ucum: z.optional(line(10)),
  convert: z.optional(line(40)),
  decimals: z.int().check(z.minimum(0), z.maximum(2)),
  computed: z.optional(line(80)),
  hard_min: measured,
  hard_max: measured,
  soft_min: z.optional(measured),
  soft_max: z.optional(measured),
  soft_by_age: z.optional(
    listOf(z.strictObject({ age_max_months: z.optional(months), min: measured, max: measured }), 10),
  ),
  allow_text: z.optional(listOf(z.enum(["LO", "HI"]), 2)),
  extra_rules: z.optional(listOf(line(120), 5)),
  qualifiers: z.optional(listOf(line(80), 10)),
  thresholds: z.union([z.array(threshold).check(z.maxLength(20)), z.literal("see vit.sbp")]),
  notes: z.optional(listOf(remark, 10)),
});

const otherCheck = z.strictObject({
  id: idOf("chk"),
  ...names,
  fields: z.optional(listOf(line(120), 20)),
  flags: z.optional(listOf(line(80), 10)),
  computed: z.optional(line(120)),
  data_file: z.optional(z.literal("vaccination_review.json")),
  source: z.optional(sourceId),
  origin: z.enum(ORIGINS),
  note: z.optional(remark),
});

export const vitalsSchema = z.strictObject({
  _meta: z.strictObject({
    levels: listOf(z.enum(["info", "advise", "urgent", "emergency"]), 4),
    combine: remark,
    hard: remark,
    soft: remark,
    disclaimer_el: remark,
    basis: remark,
    sources_file: z.literal("sources.json"),
    units: z.literal("UCUM"),
    seed_refs: seedRefs,
  }),
  vitals: listOf(vital, 40),
  other_checks: listOf(otherCheck, 30),
});
export type VitalsCatalogue = z.infer<typeof vitalsSchema>;
