import { addDays, type LocalDate } from "@konta/shared/base/local-date";
import { needsApproval } from "@konta/shared/domain/referral/first-steps";
import { NEXT_STEPS } from "@konta/shared/domain/visit/visit";
import { sensitivityOf, useAgencies } from "../../data/use-agencies";
import { AgencyInput, WhyInputs } from "../../parts/referral-inputs";
import { weekdayDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { OneTile } from "../../ui/choice-tiles";
import { Stack } from "../../ui/layout";
import { TextField } from "../../ui/text-field";
import { REQUEST_LIMIT } from "./visit-draft";
import type { VisitPartProps } from "./where-when";

/** In how many days people usually promise something. */
const USUAL_DAYS = [1, 7, 14, 30] as const;

export function NextStepPart({ typed, set, problems, today }: VisitPartProps & { today: LocalDate }) {
  const t = useText();
  const isPromise = typed.nextStep !== "" && typed.nextStep !== "none";
  const days = USUAL_DAYS.map((count) => {
    const day = addDays(today, count);
    return {
      value: day,
      label: count === 1 ? t("date.tomorrow") : t("date.inDays", { count }),
      note: weekdayDay(day),
    };
  });
  return (
    <Stack>
      <OneTile
        label={t("visit.nextStep")}
        choices={NEXT_STEPS.map((value) => ({ value, label: t(`nextStep.${value}`) }))}
        selected={typed.nextStep || undefined}
        onSelected={(nextStep) => set({ nextStep: nextStep ?? "" })}
      />
      {isPromise && (
        <>
          <OneTile
            label={t("visit.nextDay")}
            choices={days}
            selected={typed.nextDay || undefined}
            onSelected={(nextDay) => set({ nextDay: nextDay ?? "" })}
          />
          <TextField
            type="date"
            label={t("visit.otherDay")}
            value={typed.nextDay}
            onValue={(nextDay) => set({ nextDay })}
            error={problems.includes("next-day-wrong") ? t("register.dayWrong") : undefined}
          />
        </>
      )}
      {typed.nextStep === "referral" && <ReferralPart typed={typed} set={set} problems={problems} />}
    </Stack>
  );
}

/** The referral that goes into the same save; without an agency the promise alone is kept. */
function ReferralPart({ typed, set, problems }: VisitPartProps) {
  const t = useText();
  const agencies = useAgencies();
  const chosen = agencies.get(typed.agency);
  return (
    <>
      <AgencyInput
        agencies={agencies}
        value={typed.agency}
        onValue={(agency) => set({ agency })}
        hint={
          chosen && needsApproval(sensitivityOf(chosen)) ? t("refer.needsApproval") : t("visit.agencyLater")
        }
      />
      {chosen && (
        <WhyInputs
          reason={typed.referralReason}
          onReason={(referralReason) => set({ referralReason })}
          legalBasis={typed.legalBasis}
          onLegalBasis={(legalBasis) => set({ legalBasis })}
          problems={problems}
          limit={REQUEST_LIMIT}
        />
      )}
    </>
  );
}
