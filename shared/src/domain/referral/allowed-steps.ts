import type { Role } from "../../access/role";
import type { Sensitivity } from "../registry/sensitivity";
import { needsApproval } from "./first-steps";
import { NEXT_STATES, type ReferralState } from "./referral-state";

export interface StepAuthor {
  roles: readonly Role[];
  /** Whether she wrote this referral herself. */
  isAuthor: boolean;
}

const isHead = ({ roles }: StepAuthor): boolean => roles.includes("coordinator");
const isOffice = ({ roles }: StepAuthor): boolean => roles.includes("clerk") || roles.includes("coordinator");

/** So long an agency has time to answer before a referral may expire. Source: domain/referral_states.json, sent → expired. */
export const EXPIRES_AFTER_DAYS = 30;

function mayTake(who: StepAuthor, from: ReferralState, to: ReferralState, sensitivity: Sensitivity): boolean {
  if (to === "withdrawn") return true;
  if (from === "draft" && to === "ready") return true;
  if (from === "ready" && to === "sent")
    return needsApproval(sensitivity) ? isHead(who) : isOffice(who) || who.isAuthor;
  if (to === "expired" || (from === "waiting" && to === "declined")) return isOffice(who);
  if (to === "cancelled" || (from === "ready" && to === "draft")) return isHead(who) || who.isAuthor;
  return isOffice(who) || who.isAuthor;
}

/**
 * The states somebody may bring a referral to. Source: domain/referral_states.json, `by` of each transition; "office" is
 * the clerk and the coordinator, "head" the coordinator, who is also the one whose step is the approval.
 * @param silentDays whole days since it was sent, by the days on record; 0 where it was not
 */
export const allowedSteps = (
  who: StepAuthor,
  from: ReferralState,
  sensitivity: Sensitivity,
  silentDays: number,
): ReferralState[] =>
  NEXT_STATES[from].filter(
    (to) =>
      mayTake(who, from, to, sensitivity) &&
      (from !== "sent" || to !== "expired" || silentDays >= EXPIRES_AFTER_DAYS),
  );

export type AskedField = "channel" | "told" | "reason" | "outcome";

/** What a step asks for besides its day (same catalogue, `requires`); `told` may be answered "unknown". */
export function askedFor(from: ReferralState, to: ReferralState): AskedField[] {
  if (to === "sent") return ["channel", "told"];
  if (to === "declined") return from === "sent" ? ["told", "reason"] : ["reason"];
  if (from === "sent" && (to === "received" || to === "accepted")) return ["told"];
  if (to === "completed") return ["outcome"];
  if (to === "expired" || to === "cancelled") return ["reason"];
  return [];
}

/** Fields of `askedFor` without which the step makes no sense; who told us may stay unknown. */
export const isDemanded = (field: AskedField): boolean => field !== "told";
