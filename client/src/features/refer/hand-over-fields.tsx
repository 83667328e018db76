import { needsApproval } from "@konta/shared/domain/referral/first-steps";
import { CHANNELS } from "@konta/shared/domain/referral/referral-event";
import type { Sensitivity } from "@konta/shared/domain/registry/sensitivity";
import { useText } from "../../text/use-text";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { OneTile } from "../../ui/choice-tiles";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import { type ReferralProblem, TOLD_LIMIT } from "./referral-draft";
import type { TypedReferral } from "./typed-referral";

export interface HandOverProps {
  typed: TypedReferral;
  set: (part: Partial<TypedReferral>) => void;
  problems: readonly ReferralProblem[];
  sensitivity: Sensitivity;
}

/** Whether it has gone out already; where the head must approve, it says so instead. */
export function HandOverFields({ typed, set, problems, sensitivity }: HandOverProps) {
  const t = useText();
  if (needsApproval(sensitivity))
    return (
      <Notice tone="amber" live="status" title={t("refer.needsApproval")}>
        {t("refer.needsApprovalWhy")}
      </Notice>
    );
  return (
    <Card>
      <Checkbox
        label={t("refer.handedOver")}
        checked={typed.isHandedOver}
        onValue={(isHandedOver) => set({ isHandedOver })}
      />
      {typed.isHandedOver && (
        <>
          <OneTile
            label={t("refer.channel")}
            choices={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
            selected={typed.channel || undefined}
            onSelected={(channel) => set({ channel: channel ?? "" })}
            error={problems.includes("channel-missing") ? t("error.required") : undefined}
          />
          <TextField
            type="date"
            label={t("refer.sentDay")}
            value={typed.sentDay}
            onValue={(sentDay) => set({ sentDay })}
            error={
              problems.includes("day-wrong")
                ? t("register.dayWrong")
                : problems.includes("day-in-future")
                  ? t("register.dayFuture")
                  : undefined
            }
          />
          <TextField
            label={t("refer.told")}
            placeholder={t("refer.toldUnknown")}
            value={typed.told}
            onValue={(told) => set({ told })}
            error={problems.includes("told-too-long") ? t("error.tooLong", { limit: TOLD_LIMIT }) : undefined}
            dir="auto"
          />
        </>
      )}
    </Card>
  );
}
