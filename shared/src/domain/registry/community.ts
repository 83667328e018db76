import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { line, text } from "../../base/text";
import { collection } from "../collection";
import { label, populationSchema, sourceList } from "./registry-shapes";

/** A local community of the municipality. A missing point is unknown: staff set it on the first visit. */
export const community = collection({
  name: "community",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    unit: recordIdSchema,
    municipality: line(80),
    /** Residents of the 2011 census. */
    population: populationSchema,
    /** Degrees, WGS 84. */
    lat: z.number().check(z.minimum(-90), z.maximum(90)),
    lon: z.number().check(z.minimum(-180), z.maximum(180)),
    coordApproximate: z.boolean(),
    /** Metres around the point within which the community lies. */
    coordToleranceM: z.int().check(z.minimum(0), z.maximum(50_000)),
    settlements: z.array(line(80)).check(z.maxLength(30)),
    sources: sourceList,
    note: text(500),
  }),
  classes: {
    el: "low",
    en: "low",
    unit: "low",
    municipality: "low",
    population: "low",
    lat: "low",
    lon: "low",
    coordApproximate: "low",
    coordToleranceM: "low",
    settlements: "low",
    sources: "low",
    note: "text",
  },
  required: ["el", "unit"],
});
