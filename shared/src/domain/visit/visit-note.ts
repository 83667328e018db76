import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { text } from "../../base/text";
import { collection } from "../collection";

/** The eight domains of the needs assessment (domain README, "Individual file"). */
export const NEED_DOMAINS = [
  "income",
  "housing",
  "work",
  "education",
  "health",
  "papers",
  "safety",
  "social",
] as const;
export type NeedDomain = (typeof NEED_DOMAINS)[number];

/** 0 no need · 1 some · 2 serious · 3 urgent. */
const need = z.int().check(z.minimum(0), z.maximum(3));

/** The field that holds what was seen in one domain, beside its level. */
export const needNote = <Domain extends NeedDomain>(domain: Domain): `${Domain}Note` => `${domain}Note`;
export type NeedNoteField = `${NeedDomain}Note`;

/** Longest note on one domain, in UTF-16 units. */
export const NEED_NOTE_LIMIT = 500;
const onNeed = text(NEED_NOTE_LIMIT);

/** Longest note, in UTF-16 units: about four printed pages. */
export const NOTE_LIMIT = 10_000;

/** What was asked, needed and noted at a visit: the social compartment, so that the clerk never receives it. */
export const visitNote = collection({
  name: "visitNote",
  compartment: "social",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    visitId: recordIdSchema,
    request: text(500),
    note: text(NOTE_LIMIT),
    income: need,
    housing: need,
    work: need,
    education: need,
    health: need,
    papers: need,
    safety: need,
    social: need,
    incomeNote: onNeed,
    housingNote: onNeed,
    workNote: onNeed,
    educationNote: onNeed,
    healthNote: onNeed,
    papersNote: onNeed,
    safetyNote: onNeed,
    socialNote: onNeed,
  }),
  classes: {
    personId: "fixed",
    visitId: "fixed",
    request: "text",
    note: "text",
    income: "low",
    housing: "low",
    work: "low",
    education: "low",
    health: "low",
    papers: "low",
    safety: "low",
    social: "low",
    incomeNote: "text",
    housingNote: "text",
    workNote: "text",
    educationNote: "text",
    healthNote: "text",
    papersNote: "text",
    safetyNote: "text",
    socialNote: "text",
  },
  required: ["personId", "visitId"],
});
