import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { text } from "../../base/text";
import { collection } from "../collection";

/** On what ground the person's data go to the agency (law 4624/2019 art. 22; consent only where no law names the agency). */
export const LEGAL_BASES = ["social_protection", "health_care", "vital_interest", "consent"] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const URGENCIES = ["normal", "soon", "today"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A referral; its state is computed from its events (`referralEvent`), never stored. */
export const referral = collection({
  name: "referral",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    visitId: recordIdSchema,
    agency: recordIdSchema,
    service: recordIdSchema,
    reason: text(500),
    legalBasis: z.enum(LEGAL_BASES),
    urgency: z.enum(URGENCIES),
    day: localDateSchema,
    previousReferral: recordIdSchema,
  }),
  classes: {
    personId: "fixed",
    visitId: "fixed",
    agency: "critical",
    service: "low",
    reason: "text",
    legalBasis: "critical",
    urgency: "critical",
    day: "low",
    previousReferral: "fixed",
  },
  required: ["personId", "agency"],
});
