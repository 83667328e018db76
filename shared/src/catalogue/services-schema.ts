import * as z from "zod/mini";
import { SENSITIVITIES } from "../domain/registry/sensitivity";
import { OBLIGATIONS, SERVICE_PLACES, SERVICE_TRACES, SERVICE_UNITS } from "../domain/registry/service";
import { idOf, listOf, names, remark, seedRefs, sourceIds } from "./catalogue-shapes";

const heading = z.strictObject({
  id: idOf("svc"),
  parent: z.null(),
  level: z.literal(1),
  ...names,
  seed_refs: seedRefs,
});

const given = z.strictObject({
  id: idOf("svc"),
  parent: idOf("svc"),
  level: z.literal(2),
  ...names,
  offered_by: listOf(z.enum(SERVICE_PLACES), SERVICE_PLACES.length),
  obligation: z.enum(OBLIGATIONS),
  unit: z.enum(SERVICE_UNITS),
  sensitivity: z.enum(SENSITIVITIES),
  creates: z.enum(SERVICE_TRACES),
  origin: z.enum(["seed", "proposal"]),
  seed_refs: seedRefs,
  sources: sourceIds,
  note: z.optional(remark),
});

export const servicesSchema = z.strictObject({
  _meta: z.strictObject({
    title: remark,
    origin_values: z.strictObject({ seed: remark, proposal: remark }),
    offered_by: remark,
    obligation: remark,
    sensitivity: remark,
  }),
  items: listOf(z.discriminatedUnion("level", [heading, given]), 300),
});
export type ServicesCatalogue = z.infer<typeof servicesSchema>;
