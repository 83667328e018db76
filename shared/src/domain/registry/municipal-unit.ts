import * as z from "zod/mini";
import { line } from "../../base/text";
import { collection } from "../collection";
import { label, populationSchema, sourceList } from "./registry-shapes";

/** A municipal unit: a former municipality, now a part of one, that holds several communities. */
export const municipalUnit = collection({
  name: "municipalUnit",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    municipality: line(80),
    /** Residents of the 2011 census. */
    population: populationSchema,
    sources: sourceList,
  }),
  classes: { el: "low", en: "low", municipality: "low", population: "low", sources: "low" },
  required: ["el"],
});
