import { dayAt, type LocalDate } from "@konta/shared/base/local-date";
import { allowedSteps } from "@konta/shared/domain/referral/allowed-steps";
import { needsApproval } from "@konta/shared/domain/referral/first-steps";
import { isTerminal } from "@konta/shared/domain/referral/referral-state";
import { useState } from "react";
import type { Me, ReferralView } from "../../data/border";
import { sensitivityOf, useAgencies } from "../../data/use-agencies";
import { useLeftOpen } from "../../parts/kept-form";
import { daysBetween, shortDay } from "../../text/dates";
import { sayCustody } from "../../text/say-person";
import { useLanguage, useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { TimelineEntry } from "../../ui/timeline";
import { readStepForm, stepForm } from "./left-forms";
import type { RunSave } from "./save-line";
import { StepForm } from "./step-form";
import css from "./timeline-card.module.css";

/** After this long without a word from the agency somebody should ask (domain/referral_states.json, rules). */
const SILENT_DAYS = 14;

export interface ReferralEntryProps {
  personId: string;
  referral: ReferralView;
  day: LocalDate;
  today: LocalDate;
  me: Me;
  canWrite: boolean;
  staffName: (id: string) => string;
  run: RunSave;
}

export function ReferralEntry(props: ReferralEntryProps) {
  const { personId, referral, day, today, me, canWrite, staffName, run } = props;
  const t = useText();
  const language = useLanguage();
  const agencies = useAgencies();
  const [isOpen, setOpen] = useState(false);
  useLeftOpen(stepForm(referral.id), readStepForm, () => setOpen(canWrite));
  const agency = agencies.get(referral.fields.agency);
  const sensitivity = sensitivityOf(agency);
  // A restricted agency's name stands in no list: the screen is read over shoulders.
  const title =
    sensitivity === "restricted"
      ? t("person.confidentialReferral")
      : t("person.referralEntry", { agency: agency?.[language] ?? "" });
  const { state, steps, fields } = referral;
  const lastStep = steps.findLast((step) => !step.contradicted);
  const silentDays = lastStep?.to === "sent" ? daysBetween(lastStep.day ?? dayAt(lastStep.at), today) : 0;
  const who = { roles: me.roles, isAuthor: referral.by === me.staffId };
  const next = canWrite ? allowedSteps(who, state, sensitivity, silentDays) : [];
  const custody = sayCustody(referral.custody);
  return (
    <TimelineEntry
      day={shortDay(day, today)}
      dateTime={day}
      title={<bdi>{title}</bdi>}
      chip={
        <>
          <Chip tone={isTerminal(state) ? "plain" : "accent"}>{t(`referralState.${state}`)}</Chip>
          {silentDays >= SILENT_DAYS && <Chip tone="amber">{t("refer.silent", { days: silentDays })}</Chip>}
        </>
      }
      detail={[staffName(referral.by), custody.word].filter(Boolean).join(" · ")}
    >
      {fields.reason && (
        <p className={css.words}>
          <bdi>{fields.reason}</bdi>
        </p>
      )}
      {steps.length > 0 && <StepsTaken steps={steps} today={today} staffName={staffName} />}
      {state === "ready" && needsApproval(sensitivity) && (
        <p className={css.soft}>{t("refer.needsApproval")}</p>
      )}
      {next.length > 0 && !isOpen && (
        <Button small tone="quiet" onClick={() => setOpen(true)}>
          {t("refer.nextState")}
        </Button>
      )}
      {isOpen && (
        <StepForm
          personId={personId}
          referral={referral}
          next={next}
          today={today}
          run={run}
          onClose={() => setOpen(false)}
        />
      )}
    </TimelineEntry>
  );
}

type StepsTakenProps = Pick<ReferralEntryProps, "today" | "staffName"> & Pick<ReferralView, "steps">;

function StepsTaken({ steps, today, staffName }: StepsTakenProps) {
  const t = useText();
  return (
    <ol className={css.steps} aria-label={t("refer.state")}>
      {steps.map((step) => (
        <li key={step.id} className={step.contradicted ? css.contradicted : undefined}>
          <bdi>
            {[
              t(`referralState.${step.to}`),
              shortDay(step.day ?? dayAt(step.at), today),
              step.told ?? "",
              staffName(step.by),
              step.contradicted ? t("refer.contradicted") : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </bdi>
        </li>
      ))}
    </ol>
  );
}
