import * as z from "zod/mini";
import { line } from "../base/text";
import { populationSchema } from "../domain/registry/registry-shapes";
import { idOf, listOf, names, remark, seedRefs, sourceId } from "./catalogue-shapes";

/** Degrees of the box around Greece: a swapped pair is refused. */
const latitude = z.nullable(z.number().check(z.minimum(34), z.maximum(42)));
const longitude = z.nullable(z.number().check(z.minimum(19), z.maximum(30)));

const unit = z.strictObject({
  id: idOf("unit"),
  ...names,
  population_2011: populationSchema,
  source: sourceId,
});

const community = z.strictObject({
  id: idOf("vil"),
  level: z.literal("community"),
  unit: idOf("unit"),
  ...names,
  population_2011: populationSchema,
  lat: latitude,
  lon: longitude,
  coord_approximate: z.nullable(z.literal(true)),
  coord_source: z.nullable(sourceId),
  coord_tolerance_m: z.nullable(z.int().check(z.minimum(100), z.maximum(20_000))),
  settlements_el: z.array(line(80)).check(z.maxLength(30)),
  settlements_source: z.nullable(sourceId),
  note: z.optional(remark),
});

const extraPoint = z.strictObject({
  el: line(80),
  lat: latitude,
  lon: longitude,
  coord_approximate: z.literal(true),
  coord_source: z.nullable(sourceId),
});

export const villagesSchema = z.strictObject({
  _meta: z.strictObject({
    municipality: line(80),
    all_coordinates: remark,
    population_check: remark,
    rural_flag: remark,
    seed_refs: seedRefs,
  }),
  units: listOf(unit, 50),
  communities: listOf(community, 100),
  extra_points: listOf(extraPoint, 50),
});
export type VillagesCatalogue = z.infer<typeof villagesSchema>;
