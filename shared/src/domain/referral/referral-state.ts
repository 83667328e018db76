/** The thirteen states of a referral (catalogue `referral-states`; a test holds this list and the catalogue together). */
export const REFERRAL_STATES = [
  "draft",
  "ready",
  "sent",
  "received",
  "accepted",
  "waiting",
  "in_progress",
  "completed",
  "declined",
  "no_show",
  "withdrawn",
  "expired",
  "cancelled",
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Which state may follow which (same catalogue). A state without a successor is terminal. */
export const NEXT_STATES: Record<ReferralState, readonly ReferralState[]> = {
  draft: ["ready", "cancelled"],
  ready: ["draft", "sent", "withdrawn"],
  sent: ["received", "accepted", "declined", "expired", "withdrawn"],
  received: ["accepted", "declined", "expired", "withdrawn"],
  accepted: ["waiting", "in_progress", "no_show", "withdrawn"],
  waiting: ["in_progress", "withdrawn", "declined"],
  in_progress: ["completed", "withdrawn", "no_show"],
  completed: [],
  declined: [],
  no_show: ["sent", "withdrawn"],
  withdrawn: [],
  expired: [],
  cancelled: [],
};

export const isTerminal = (state: ReferralState): boolean => NEXT_STATES[state].length === 0;
