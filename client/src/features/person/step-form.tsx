import { isLocalDate, type LocalDate } from "@konta/shared/base/local-date";
import { askedFor } from "@konta/shared/domain/referral/allowed-steps";
import { type Channel, CHANNELS, type Outcome, OUTCOMES } from "@konta/shared/domain/referral/referral-event";
import type { ReferralState } from "@konta/shared/domain/referral/referral-state";
import { type FormEvent, useState } from "react";
import type { ReferralView } from "../../data/border";
import { useDevice } from "../../data/use-live";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { OneTile } from "../../ui/choice-tiles";
import { Cluster, Stack } from "../../ui/layout";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import type { RunSave } from "./save-line";

interface StepFormProps {
  personId: string;
  referral: ReferralView;
  next: readonly ReferralState[];
  today: LocalDate;
  run: RunSave;
  onClose: () => void;
}

/** What happened next with a referral: one step, with exactly what that step asks for. */
export function StepForm({ personId, referral, next, today, run, onClose }: StepFormProps) {
  const t = useText();
  const { store } = useDevice();
  const [to, setTo] = useState<ReferralState | undefined>(next.length === 1 ? next[0] : undefined);
  const [day, setDay] = useState(today);
  const [channel, setChannel] = useState<Channel | undefined>(undefined);
  const [told, setTold] = useState("");
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const asked = to ? askedFor(referral.state, to) : [];
  const required = (isMissing: boolean) => (isAsked && isMissing ? t("error.required") : undefined);
  const dayError = !isLocalDate(day)
    ? t("register.dayWrong")
    : day > today
      ? t("register.dayFuture")
      : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    const isMissing =
      !to ||
      dayError !== undefined ||
      (asked.includes("channel") && !channel) ||
      (asked.includes("outcome") && !outcome) ||
      (asked.includes("reason") && reason.trim() === "");
    if (isMissing) return;
    const isSaved = await run(() =>
      store.addReferralStep(referral.id, personId, {
        to,
        day,
        ...(asked.includes("channel") && channel && { channel }),
        ...(asked.includes("told") && told.trim() && { told: told.trim() }),
        ...(asked.includes("outcome") && outcome && { outcome }),
        ...(asked.includes("reason") && { reason: reason.trim() }),
      }),
    );
    if (isSaved) onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        <OneTile
          label={t("refer.nextState")}
          choices={next.map((value) => ({ value, label: t(`referralState.${value}`) }))}
          selected={to}
          onSelected={setTo}
          error={required(!to)}
        />
        {to && (
          <>
            <TextField type="date" label={t("visit.day")} value={day} onValue={setDay} error={dayError} />
            {asked.includes("channel") && (
              <OneTile
                label={t("refer.channel")}
                choices={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
                selected={channel}
                onSelected={setChannel}
                error={required(!channel)}
              />
            )}
            {asked.includes("told") && (
              <TextField
                label={t("refer.told")}
                placeholder={t("refer.toldUnknown")}
                value={told}
                onValue={setTold}
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
                onValue={(value) => setOutcome(OUTCOMES.find((one) => one === value))}
                error={isAsked && !outcome ? t("refer.outcomeMissing") : undefined}
              />
            )}
            {asked.includes("reason") && (
              <TextArea
                label={t("refer.reason")}
                rows={2}
                value={reason}
                onValue={setReason}
                maxLength={500}
                remaining={(left) => t("actions.remaining", { count: left })}
                error={isAsked && reason.trim() === "" ? t("refer.reasonMissing") : undefined}
                dir="auto"
              />
            )}
          </>
        )}
        <Cluster>
          <Button type="submit" tone="primary" small>
            {t("actions.save")}
          </Button>
          <Button tone="quiet" small onClick={onClose}>
            {t("actions.cancel")}
          </Button>
        </Cluster>
      </Stack>
    </form>
  );
}
