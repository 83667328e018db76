import { NEXT_STATES, type ReferralState } from "./referral-state";

export interface ReferralStep {
  id: string;
  to: ReferralState;
}

/**
 * The state a list of events amounts to.
 * @param steps in the order the server accepted them, those not delivered yet last, in the order written
 * @returns the state, and the steps that contradict it: of two contradicting events the first accepted stands (rule M4)
 */
export function stateOfReferral<Step extends ReferralStep>(
  steps: readonly Step[],
): { state: ReferralState; contradicted: Step[] } {
  let state: ReferralState = "draft";
  const contradicted: Step[] = [];
  for (const step of steps) {
    if (NEXT_STATES[state].includes(step.to)) state = step.to;
    else contradicted.push(step);
  }
  return { state, contradicted };
}
