import { LEGAL_BASES, URGENCIES } from "@konta/shared/domain/referral/referral";
import { CHANNELS } from "@konta/shared/domain/referral/referral-event";
import * as z from "zod/mini";

/** The form as it stands; also what a draft keeps. */
export const typedReferralSchema = z.object({
  agency: z.string(),
  service: z.string(),
  reason: z.string(),
  legalBasis: z.enum(["", ...LEGAL_BASES]),
  urgency: z.enum(URGENCIES),
  isHandedOver: z.boolean(),
  channel: z.enum(["", ...CHANNELS]),
  sentDay: z.string(),
  told: z.string(),
});
export type TypedReferral = z.infer<typeof typedReferralSchema>;

export const EMPTY_REFERRAL: TypedReferral = {
  agency: "",
  service: "",
  reason: "",
  legalBasis: "",
  urgency: "normal",
  isHandedOver: false,
  channel: "phone",
  sentDay: "",
  told: "",
};
