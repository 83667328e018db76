import * as z from "zod/mini";
import { line } from "../base/text";
import { dictionaryOf, idOf, listOf, names, remark, seedRefs } from "./catalogue-shapes";

const persons = z.int().check(z.minimum(1), z.maximum(200));

const post = z.strictObject({
  structure: idOf("str"),
  count: z.nullable(persons),
  foreseen: z.optional(z.literal(true)),
  seed_refs: seedRefs,
});

const staffRole = z.strictObject({
  id: idOf("role"),
  ...names,
  clinical: z.boolean(),
  posts: z.array(post).check(z.maxLength(30)),
  obligation: z.optional(line(120)),
  origin: z.literal("seed"),
  note: z.optional(remark),
});

const appRole = z.strictObject({
  id: idOf("app"),
  ...names,
  from_roles: z.array(line(40)).check(z.maxLength(20)),
  can: listOf(line(80), 20),
  cannot: z.optional(listOf(line(80), 20)),
  must: z.optional(listOf(line(80), 20)),
  origin: z.literal("proposal"),
});

export const rolesSchema = z.strictObject({
  _meta: z.strictObject({
    staff_roles: remark,
    app_roles: remark,
    heraklion_totals: dictionaryOf(/^str\.[a-z]+\.[a-z]+$/, persons, 20),
    heraklion_total: persons,
    staffing_rule: z.strictObject({
      seed_refs: seedRefs,
      bands: listOf(z.strictObject({ population: line(20), persons }), 10),
    }),
  }),
  /** The specialities (professions). */
  staff_roles: listOf(staffRole, 100),
  /** Hints only: the binding roles are `ROLES` of access/role. */
  app_roles: listOf(appRole, 20),
});
export type RolesCatalogue = z.infer<typeof rolesSchema>;
