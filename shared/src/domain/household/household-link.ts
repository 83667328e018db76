import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { collection } from "../collection";

export const HOUSEHOLD_RELATIONS = [
  "head",
  "partner",
  "child",
  "parent",
  "sibling",
  "grandparent",
  "grandchild",
  "other_relative",
  "guest",
] as const;
export type HouseholdRelation = (typeof HOUSEHOLD_RELATIONS)[number];

/**
 * One person's place in a household. A household has no record of its own: it is the people who share its id,
 * so that a link can vanish with a restricted person without a trace in anybody else's record.
 */
export const householdLink = collection({
  name: "householdLink",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    householdId: recordIdSchema,
    relation: z.enum(HOUSEHOLD_RELATIONS),
  }),
  classes: { personId: "fixed", householdId: "low", relation: "low" },
  required: ["personId", "householdId"],
});
