import { LEGAL_BASES } from "@konta/shared/domain/referral/referral";
import { NEXT_STEPS, VISIT_PLACES } from "@konta/shared/domain/visit/visit";
import { NEED_DOMAINS } from "@konta/shared/domain/visit/visit-note";
import * as z from "zod/mini";

/** The form as it stands; also what a draft keeps. */
export const typedVisitSchema = z.object({
  day: z.string(),
  /** "HH:MM" in Athens. */
  clock: z.string(),
  place: z.enum(["", ...VISIT_PLACES]),
  community: z.string(),
  team: z.array(z.string()),
  outingId: z.string(),
  services: z.array(z.string()),
  request: z.string(),
  needs: z.partialRecord(z.enum(NEED_DOMAINS), z.number()),
  /** What was seen in a domain; a draft of an earlier version has none. */
  needNotes: z.prefault(z.partialRecord(z.enum(NEED_DOMAINS), z.string()), {}),
  note: z.string(),
  nextStep: z.enum(["", ...NEXT_STEPS]),
  nextDay: z.string(),
  agency: z.string(),
  referralReason: z.string(),
  legalBasis: z.enum(["", ...LEGAL_BASES]),
});
export type TypedVisit = z.infer<typeof typedVisitSchema>;

export const EMPTY_VISIT: TypedVisit = {
  day: "",
  clock: "",
  place: "",
  community: "",
  team: [],
  outingId: "",
  services: [],
  request: "",
  needs: {},
  needNotes: {},
  note: "",
  nextStep: "",
  nextDay: "",
  agency: "",
  referralReason: "",
  legalBasis: "",
};
