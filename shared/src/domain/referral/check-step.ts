import { err, ok, type Result } from "../../base/result";
import type { Sensitivity } from "../registry/sensitivity";
import { allowedSteps, askedFor, type AskedField, isDemanded, type StepAuthor } from "./allowed-steps";
import { missingForReady, type NewReferral } from "./first-steps";
import type { ReferralState } from "./referral-state";

/** What a step says besides the state it leads to. */
export type StepWords = Partial<Record<AskedField | "day", string | undefined>>;

/** Where a referral stands when somebody takes it on. */
export interface Standing {
  referral: Pick<NewReferral, "agency" | "reason" | "legalBasis">;
  state: ReferralState;
  sensitivity: Sensitivity;
  /** Whole days since it was sent, by the days on record. */
  silentDays: number;
}

/** What a step may not leave unsaid and does; who told us may stay unknown. */
export const stepLacks = (from: ReferralState, to: ReferralState, words: StepWords): AskedField[] =>
  askedFor(from, to).filter((field) => isDemanded(field) && !words[field]?.trim());

/**
 * Whether somebody may take a referral to a state that may follow, and says what the step requires.
 * Source: domain/referral_states.json, `by` and `requires`. Not asked: the two attempts before expiry, which nobody can
 * record yet.
 */
export function checkStep(
  who: StepAuthor,
  { referral, state, sensitivity, silentDays }: Standing,
  to: ReferralState,
  words: StepWords,
): Result<null, "step-not-allowed" | "step-incomplete"> {
  if (!allowedSteps(who, state, sensitivity, silentDays).includes(to)) return err("step-not-allowed");
  if (to === "ready" && missingForReady(referral).length > 0) return err("step-incomplete");
  return stepLacks(state, to, words).length > 0 ? err("step-incomplete") : ok(null);
}
