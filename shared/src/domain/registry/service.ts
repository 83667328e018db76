import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { text } from "../../base/text";
import { collection } from "../collection";
import { label, sourceList } from "./registry-shapes";
import { SENSITIVITIES } from "./sensitivity";

/** Who gives a service: central structure, Roma branch, migrant centre (KEM), mobile unit. */
export const SERVICE_PLACES = ["office", "roma", "kem", "mobile"] as const;
export type ServicePlace = (typeof SERVICE_PLACES)[number];

/** Mandatory and optional come from the ministry's slides; the sources say nothing of the others. */
export const OBLIGATIONS = ["mandatory", "optional", "unspecified"] as const;
export type Obligation = (typeof OBLIGATIONS)[number];

export const SERVICE_UNITS = ["person", "household", "agency", "group", "volunteer", "area"] as const;
export type ServiceUnit = (typeof SERVICE_UNITS)[number];

/** What a service leaves behind when it is given. */
export const SERVICE_TRACES = [
  "visit",
  "request",
  "assessment",
  "application",
  "referral",
  "followup",
  "agency_contact",
  "event",
  "job_match",
  "course",
  "distribution",
  "volunteer",
  "health_check",
  "mediation",
  "legal_case",
  "outing",
] as const;
export type ServiceTrace = (typeof SERVICE_TRACES)[number];

/** A service of the centre: level 1 is a heading, level 2 is what somebody records. */
export const service = collection({
  name: "service",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    parent: recordIdSchema,
    level: z.int().check(z.minimum(1), z.maximum(2)),
    offeredBy: z.array(z.enum(SERVICE_PLACES)).check(z.maxLength(SERVICE_PLACES.length)),
    obligation: z.enum(OBLIGATIONS),
    unit: z.enum(SERVICE_UNITS),
    sensitivity: z.enum(SENSITIVITIES),
    creates: z.enum(SERVICE_TRACES),
    sources: sourceList,
    note: text(500),
  }),
  classes: {
    el: "low",
    en: "low",
    parent: "low",
    level: "low",
    offeredBy: "low",
    obligation: "low",
    unit: "low",
    sensitivity: "low",
    creates: "low",
    sources: "low",
    note: "text",
  },
  required: ["el", "level"],
});
