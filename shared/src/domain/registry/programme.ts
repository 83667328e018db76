import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { line, text } from "../../base/text";
import { collection } from "../collection";
import { programmeParametersSchema } from "./programme-parameters";
import { label, sourceList } from "./registry-shapes";
import { SERVICE_PLACES } from "./service";

export const PROGRAMME_KINDS = [
  "benefit",
  "goods_programme",
  "service_programme",
  "own_programme",
  "funding",
] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

export const PROGRAMME_UNITS = ["household", "child", "person", "person_or_couple", "group"] as const;
export type ProgrammeUnit = (typeof PROGRAMME_UNITS)[number];

/** A condition as people read it, with the source it was read in. */
export const programmeRuleSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z]{3}\.r[0-9]{1,2}$/)),
  text: line(200),
  source: line(16),
});

/** A benefit, a programme somebody can join, or the funding of the centre itself. */
export const programme = collection({
  name: "programme",
  compartment: "registry",
  about: "nobody",
  schema: z.object({
    el: label,
    en: label,
    kind: z.enum(PROGRAMME_KINDS),
    aliases: z.array(label).check(z.maxLength(8)),
    payer: recordIdSchema,
    unit: z.enum(PROGRAMME_UNITS),
    offeredBy: z.array(z.enum(SERVICE_PLACES)).check(z.maxLength(SERVICE_PLACES.length)),
    params: z.array(programmeParametersSchema).check(z.maxLength(12)),
    rules: z.array(programmeRuleSchema).check(z.maxLength(12)),
    documents: z.array(line(160)).check(z.maxLength(20)),
    /** What no source told: shown beside the decision aid, so that nobody takes silence for "no limit". */
    unknown: z.array(line(160)).check(z.maxLength(8)),
    decisionAid: line(200),
    budgetEur: z.number().check(z.minimum(0), z.maximum(1_000_000_000)),
    periodEnd: localDateSchema,
    sources: sourceList,
    note: text(500),
  }),
  classes: {
    el: "low",
    en: "low",
    kind: "low",
    aliases: "low",
    payer: "low",
    unit: "low",
    offeredBy: "low",
    params: "low",
    rules: "low",
    documents: "low",
    unknown: "low",
    decisionAid: "low",
    budgetEur: "low",
    periodEnd: "low",
    sources: "low",
    note: "text",
  },
  required: ["el", "kind"],
});
