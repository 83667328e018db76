import type { LocalDate } from "../../base/local-date";
import { err, ok, type Result } from "../../base/result";
import type { Sensitivity } from "../registry/sensitivity";
import type { Channel } from "./referral-event";
import type { LegalBasis } from "./referral";
import type { ReferralState } from "./referral-state";

/** What the form of a new referral knows. */
export interface NewReferral {
  agency?: string | undefined;
  service?: string | undefined;
  reason?: string | undefined;
  legalBasis?: LegalBasis | undefined;
  /** Set when it was handed over at once: the phone call was made, the letter given. */
  handedOver?: { channel: Channel; day: LocalDate; told?: string | undefined } | undefined;
}

export interface FirstStep {
  to: ReferralState;
  day: LocalDate;
  channel?: Channel;
  told?: string;
}

export type MissingForReady = "agency" | "reason" | "legalBasis";

/** The catalogue's condition: only to an agency that learns nothing special may it go without the head's approval. */
export const needsApproval = (sensitivity: Sensitivity): boolean => sensitivity !== "personal";

/** What a draft lacks to be ready (same catalogue, draft → ready). */
export function missingForReady(
  referral: Pick<NewReferral, "agency" | "reason" | "legalBasis">,
): MissingForReady[] {
  const missing: MissingForReady[] = [];
  if (!referral.agency) missing.push("agency");
  if (!referral.reason?.trim()) missing.push("reason");
  if (!referral.legalBasis) missing.push("legalBasis");
  return missing;
}

/**
 * The states a new referral goes through at once: ready, and sent when it was handed over and needs nobody's approval.
 * Source: domain/referral_states.json, transitions draft → ready → sent.
 */
export function firstSteps(
  referral: NewReferral,
  sensitivity: Sensitivity,
  today: LocalDate,
): Result<FirstStep[], MissingForReady[]> {
  const missing = missingForReady(referral);
  if (missing.length > 0) return err(missing);
  const steps: FirstStep[] = [{ to: "ready", day: today }];
  const { handedOver } = referral;
  if (handedOver && !needsApproval(sensitivity)) {
    const { channel, day, told } = handedOver;
    steps.push({ to: "sent", day, channel, ...(told?.trim() && { told: told.trim() }) });
  }
  return ok(steps);
}
