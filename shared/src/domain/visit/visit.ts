import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { instantSchema, localDateSchema } from "../../base/local-date";
import { collection } from "../collection";

export const VISIT_PLACES = [
  "home",
  "open_point",
  "settlement",
  "street",
  "school",
  "office",
  "phone",
] as const;
export type VisitPlace = (typeof VISIT_PLACES)[number];

export const NEXT_STEPS = ["recheck", "referral", "call", "papers", "none"] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** The part of a visit that every core role reads: where, when, who and which services. Words are in `visitNote`. */
export const visit = collection({
  name: "visit",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    at: instantSchema,
    day: localDateSchema,
    place: z.enum(VISIT_PLACES),
    community: recordIdSchema,
    team: z.array(recordIdSchema).check(z.maxLength(12)),
    services: z.array(recordIdSchema).check(z.maxLength(101)),
    outingId: recordIdSchema,
    nextStep: z.enum(NEXT_STEPS),
    nextDay: localDateSchema,
  }),
  classes: {
    personId: "fixed",
    at: "low",
    day: "low",
    place: "low",
    community: "low",
    team: "low",
    services: "low",
    outingId: "low",
    nextStep: "low",
    nextDay: "low",
  },
  required: ["personId", "day"],
});
