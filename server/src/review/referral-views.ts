import { REFERRAL_STATES, type ReferralState } from "@konta/shared/domain/referral/referral-state";
import { currentState } from "@konta/shared/domain/referral/current-state";
import type { Database } from "../db/open-database";
import type { StoredRecord } from "../db/records";
import { known, type Known } from "./known";

export interface ReferralView extends Known {
  state: ReferralState;
  steps: Record<string, unknown>[];
}

const stateOf = (value: unknown): ReferralState =>
  REFERRAL_STATES.find((state) => state === value) ?? "draft";

/** A referral with the state its events amount to, in the order the server accepted them (rule M4). */
export function referralView(
  db: Database,
  referral: StoredRecord,
  events: readonly StoredRecord[],
): ReferralView {
  const placed = events
    .filter((event) => event.fields.referralId === referral.id)
    .map((event) => ({
      ...event,
      to: stateOf(event.fields.to),
      accepted: event.versions.to?.[0] ?? event.seq,
      written: 0,
    }));
  const { state, contradicted, steps } = currentState(placed);
  return {
    ...known(db, referral),
    state,
    steps: steps.map((step) => {
      const { personId: _person, referralId: _referral, ...facts } = step.fields;
      return {
        id: step.id,
        ...facts,
        by: step.createdBy,
        at: step.createdAt,
        contradicted: contradicted.includes(step),
      };
    }),
  };
}
