import { isLocalDate, type LocalDate } from "@konta/shared/base/local-date";
import { err, ok, type Result } from "@konta/shared/base/result";
import { tidyText } from "@konta/shared/base/text";
import { firstSteps, needsApproval } from "@konta/shared/domain/referral/first-steps";
import type { Sensitivity } from "@konta/shared/domain/registry/sensitivity";
import type { ReferralDraft } from "../../data/border";
import type { TypedReferral } from "./typed-referral";

export const REASON_LIMIT = 500;
export const TOLD_LIMIT = 120;

export type ReferralProblem =
  | "agency-missing"
  | "reason-missing"
  | "reason-too-long"
  | "basis-missing"
  | "channel-missing"
  | "told-too-long"
  | "day-wrong"
  | "day-in-future";

function handOverProblems(typed: TypedReferral, today: LocalDate): ReferralProblem[] {
  const problems: ReferralProblem[] = [];
  if (!typed.channel) problems.push("channel-missing");
  if (tidyText(typed.told).length > TOLD_LIMIT) problems.push("told-too-long");
  if (!isLocalDate(typed.sentDay)) problems.push("day-wrong");
  else if (typed.sentDay > today) problems.push("day-in-future");
  return problems;
}

/** The referral that a form describes with the states it goes through at once, or all that is wrong with it. */
export function referralDraftFrom(
  typed: TypedReferral,
  context: { personId: string; today: LocalDate; sensitivity: Sensitivity },
): Result<ReferralDraft, ReferralProblem[]> {
  const { personId, today, sensitivity } = context;
  const isSent = typed.isHandedOver && !needsApproval(sensitivity);
  const reason = tidyText(typed.reason);
  const problems = isSent ? handOverProblems(typed, today) : [];
  if (reason.length > REASON_LIMIT) problems.push("reason-too-long");
  const steps = firstSteps(
    {
      agency: typed.agency,
      reason,
      legalBasis: typed.legalBasis || undefined,
      handedOver:
        isSent && typed.channel
          ? { channel: typed.channel, day: typed.sentDay, told: typed.told }
          : undefined,
    },
    sensitivity,
    today,
  );
  if (!steps.ok)
    for (const missing of steps.error)
      problems.push(missing === "legalBasis" ? "basis-missing" : `${missing}-missing`);
  if (problems.length > 0 || !steps.ok) return err(problems);
  return ok({
    personId,
    referral: {
      agency: typed.agency,
      ...(typed.service && { service: typed.service }),
      reason,
      ...(typed.legalBasis && { legalBasis: typed.legalBasis }),
      urgency: typed.urgency,
      day: today,
    },
    steps: steps.value,
  });
}
