import type { ReferralDraft } from "./border";
import type { Planned } from "./make-op";
import { newRecord } from "./register-person";

/** One step of a referral: appended, never changed. */
export const planStep = (
  referralId: string,
  personId: string,
  step: ReferralDraft["steps"][number],
  newId: () => string,
): Planned => newRecord("referralEvent", newId(), { ...step, personId, referralId });

/** A referral and the states it goes through at once. */
export function planReferral(draft: ReferralDraft, newId: () => string): Planned[] {
  const { personId, visitId, referral, steps } = draft;
  const referralId = newId();
  const fields = { ...referral, personId, ...(visitId && { visitId }) };
  return [
    newRecord("referral", referralId, fields),
    ...steps.map((step) => planStep(referralId, personId, step, newId)),
  ];
}
