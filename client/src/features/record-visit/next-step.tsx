import { addDays, type LocalDate } from "@konta/shared/base/local-date";
import { needsApproval } from "@konta/shared/domain/referral/first-steps";
import { LEGAL_BASES } from "@konta/shared/domain/referral/referral";
import { NEXT_STEPS } from "@konta/shared/domain/visit/visit";
import { sensitivityOf, useAgencies } from "../../data/use-agencies";
import { weekdayDay } from "../../text/dates";
import { useLanguage, useText } from "../../text/use-text";
import { OneTile } from "../../ui/choice-tiles";
import { Stack } from "../../ui/layout";
import { SearchPick } from "../../ui/search-pick";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
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
  const language = useLanguage();
  const agencies = useAgencies();
  const chosen = agencies.get(typed.agency);
  return (
    <>
      <SearchPick
        label={t("refer.agency")}
        hint={
          chosen && needsApproval(sensitivityOf(chosen)) ? t("refer.needsApproval") : t("visit.agencyLater")
        }
        placeholder={t("refer.agencyFind")}
        change={t("actions.edit")}
        nothing={t("refer.agencyNothing")}
        chosen={chosen ? { id: chosen.id, label: chosen[language] } : null}
        onChosen={(agency) => set({ agency: agency?.id ?? "" })}
        find={(text) =>
          agencies.find(text).map((item) => ({
            id: item.id,
            label: item[language],
            note: t(`sensitivity.${sensitivityOf(item)}`),
          }))
        }
      />
      {chosen && (
        <>
          <TextArea
            label={t("refer.reason")}
            hint={t("refer.reasonHint")}
            rows={2}
            value={typed.referralReason}
            onValue={(referralReason) => set({ referralReason })}
            error={
              problems.includes("reason-missing")
                ? t("refer.reasonMissing")
                : problems.includes("reason-too-long")
                  ? t("error.tooLong", { limit: REQUEST_LIMIT })
                  : undefined
            }
            dir="auto"
          />
          <SelectField
            label={t("refer.legalBasis")}
            empty=""
            options={LEGAL_BASES.map((value) => ({ value, label: t(`legalBasis.${value}`) }))}
            value={typed.legalBasis}
            onValue={(basis) => set({ legalBasis: LEGAL_BASES.find((one) => one === basis) ?? "" })}
            error={problems.includes("basis-missing") ? t("refer.basisMissing") : undefined}
          />
        </>
      )}
    </>
  );
}
