import * as z from "zod/mini";
import { recordIdSchema } from "../../base/id";
import { localDateSchema } from "../../base/local-date";
import { line, text } from "../../base/text";
import { collection } from "../collection";
import { REFERRAL_STATES } from "./referral-state";

export const CHANNELS = ["letter", "phone", "email", "in_person"] as const;
export const OUTCOMES = [
  "service_received",
  "partly",
  "refused_by_person",
  "not_eligible",
  "no_capacity",
  "moved",
  "other",
] as const;
export type Channel = (typeof CHANNELS)[number];
export type Outcome = (typeof OUTCOMES)[number];

/** One step of a referral, appended and never changed, so that two devices cannot overwrite each other. */
export const referralEvent = collection({
  name: "referralEvent",
  compartment: "core",
  about: "personId",
  schema: z.object({
    personId: recordIdSchema,
    referralId: recordIdSchema,
    to: z.enum(REFERRAL_STATES),
    day: localDateSchema,
    channel: z.enum(CHANNELS),
    told: line(120),
    outcome: z.enum(OUTCOMES),
    reason: text(500),
  }),
  classes: {
    personId: "fixed",
    referralId: "fixed",
    to: "fixed",
    day: "low",
    channel: "low",
    told: "low",
    outcome: "low",
    reason: "text",
  },
  required: ["personId", "referralId", "to"],
});
