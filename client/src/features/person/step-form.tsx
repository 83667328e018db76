import { isLocalDate, type LocalDate } from "@konta/shared/base/local-date";
import { askedFor } from "@konta/shared/domain/referral/allowed-steps";
import { stepLacks } from "@konta/shared/domain/referral/check-step";
import { CHANNELS, OUTCOMES } from "@konta/shared/domain/referral/referral-event";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import { type FormEvent, useState } from "react";
import type { ReferralView } from "../../data/border";
import { useDevice } from "../../data/use-live";
import { useKeptForm } from "../../parts/kept-form";
import { KeptFormLines } from "../../parts/kept-form-lines";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { OneTile } from "../../ui/choice-tiles";
import { Cluster, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import { readStepForm, stepForm, type TypedStep } from "./left-forms";
import type { RunSave } from "./save-line";
import css from "./timeline-card.module.css";

interface StepFormProps {
  personId: string;
  referral: ReferralView;
  next: readonly ReferralState[];
  today: LocalDate;
  run: RunSave;
  onClose: () => void;
}

/** The step as it is being written, what it still lacks, and its save. */
function useStep({ personId, referral, next, today, run, onClose }: StepFormProps) {
  const t = useText();
  const { store } = useDevice();
  const kept = useKeptForm<null, TypedStep>({
    name: stepForm(referral.id),
    opened: null,
    start: () => ({ to: next.length === 1 ? next[0] : undefined, day: today, told: "", reason: "" }),
    read: readStepForm,
    onClose,
  });
  const { typed, set, draft, leave } = kept;
  // Somebody else may have taken the step meanwhile.
  const to = typed.to && next.includes(typed.to) ? typed.to : undefined;
  const [isAsked, setAsked] = useState(false);
  const { day, channel, told, outcome, reason } = typed;
  const asked = to ? askedFor(referral.state, to) : [];
  const dayError = !isLocalDate(day)
    ? t("register.dayWrong")
    : day > today
      ? t("register.dayFuture")
      : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!to || dayError !== undefined || stepLacks(referral.state, to, typed).length > 0) return;
    const step = {
      to,
      day,
      ...(asked.includes("channel") && channel && { channel }),
      ...(asked.includes("told") && told.trim() && { told: told.trim() }),
      ...(asked.includes("outcome") && outcome && { outcome }),
      ...(asked.includes("reason") && { reason: reason.trim() }),
    };
    const save = (of: string) => store.addReferralStep(referral.id, personId, step, of);
    if (await run(() => draft.fulfil(save))) onClose();
  }

  return { to, typed, set, draft, leave, asked, isAsked, dayError, submit };
}

type Step = ReturnType<typeof useStep>;

/** What happened next with a referral: one step, with exactly what that step asks for. */
export function StepForm(props: StepFormProps) {
  const t = useText();
  const step = useStep(props);
  if (!step.draft.isRead) return null;
  return (
    <form className={css.form} onSubmit={(event) => void step.submit(event)} noValidate>
      <Stack>
        <KeptFormLines draft={step.draft} onDiscard={step.leave} />
        <OneTile
          label={t("refer.nextState")}
          choices={props.next.map((value) => ({ value, label: t(`referralState.${value}`) }))}
          selected={step.to}
          onSelected={(to) => step.set({ to })}
          error={step.isAsked && !step.to ? t("error.required") : undefined}
        />
        {step.to && <StepDetails {...step} />}
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={step.leave}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}

function StepDetails({ typed, set, asked, isAsked, dayError }: Step) {
  const t = useText();
  const { day, channel, told, outcome, reason } = typed;
  return (
    <>
      <TextField
        type="date"
        label={t("visit.day")}
        value={day}
        onValue={(next) => set({ day: next })}
        error={dayError}
      />
      {asked.includes("channel") && (
        <OneTile
          label={t("refer.channel")}
          choices={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          selected={channel}
          onSelected={(next) => set({ channel: next })}
          error={isAsked && !channel ? t("error.required") : undefined}
        />
      )}
      {asked.includes("told") && (
        <TextField
          label={t("refer.told")}
          placeholder={t("refer.toldUnknown")}
          value={told}
          onValue={(next) => set({ told: next })}
          maxLength={120}
          dir="auto"
        />
      )}
      {asked.includes("outcome") && (
        <SelectField
          label={t("refer.outcome")}
          empty=""
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          value={outcome ?? ""}
          onValue={(value) => set({ outcome: OUTCOMES.find((one) => one === value) })}
          error={isAsked && !outcome ? t("refer.outcomeMissing") : undefined}
        />
      )}
      {asked.includes("reason") && (
        <TextArea
          label={t("refer.reason")}
          rows={2}
          value={reason}
          onValue={(next) => set({ reason: next })}
          maxLength={500}
          remaining={(left) => t("actions.remaining", { count: left })}
          error={isAsked && reason.trim() === "" ? t("refer.reasonMissing") : undefined}
          dir="auto"
        />
      )}
    </>
  );
}
