import type { FactorState } from "@konta/shared/access/own-account";
import { type FormEvent, useState } from "react";
import { CodeField } from "../../data/office/code-field";
import { officeQueries } from "../../data/office/office-queries";
import { removeFactor } from "../../data/office/own-account";
import { clockOrDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Disclosure } from "../../ui/disclosure";
import { Stack, Sub } from "../../ui/layout";
import { Notice, StatusLine } from "../../ui/notice";
import { accountProblemText } from "./account-problem";
import { SetUpFactor } from "./set-up-factor";

/** Everything on the page hangs on the session, which was renewed or may do more or less than before. */
const askAgain = () => officeQueries.invalidateQueries();

/** The second factor as it stands: set it up, or remove it with one of its codes. */
export function FactorCard({ staffId, state }: { staffId: string; state: FactorState }) {
  const t = useText();
  const [isRemoved, setRemoved] = useState(false);
  // Kept here, for an answer that comes meanwhile must not take the recovery codes off the screen.
  const [isSettingUp, setSettingUp] = useState(false);
  const stands = state.since !== null;
  return (
    <Card
      title={t("account.factorTitle")}
      aside={
        stands ? (
          <Chip tone="olive">{t("account.factorOn")}</Chip>
        ) : (
          <Chip tone={state.required ? "amber" : "plain"}>{t("account.factorOff")}</Chip>
        )
      }
    >
      <Stack>
        {!stands && state.required ? (
          <Notice tone="amber" title={t("account.factorRequired")}>
            {t("account.factorRequiredNext")}
          </Notice>
        ) : (
          <Sub>{t("account.factorWhy")}</Sub>
        )}
        {stands && !isSettingUp ? (
          <Standing
            staffId={staffId}
            state={state}
            onRemoved={() => {
              setRemoved(true);
              void askAgain();
            }}
          />
        ) : (
          <SetUp
            staffId={staffId}
            isOpen={isSettingUp}
            onOpen={setSettingUp}
            onStands={() => {
              setSettingUp(false);
              setRemoved(false);
              void askAgain();
            }}
          />
        )}
      </Stack>
      <StatusLine>{isRemoved && !stands && t("account.factorRemoved")}</StatusLine>
    </Card>
  );
}

interface SetUpProps {
  staffId: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onStands: () => void;
}

function SetUp({ staffId, isOpen, onOpen, onStands }: SetUpProps) {
  const t = useText();
  const [isConfirmed, setConfirmed] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button
          tone="primary"
          onClick={() => {
            setConfirmed(false);
            onOpen(true);
          }}
        >
          {t("account.factorSetUp")}
        </Button>
      </div>
    );
  return (
    <>
      <SetUpFactor staffId={staffId} onConfirmed={() => setConfirmed(true)} onKept={onStands} />
      {!isConfirmed && (
        <div>
          <Button tone="quiet" onClick={() => onOpen(false)}>
            {t("actions.cancel")}
          </Button>
        </div>
      )}
    </>
  );
}

interface StandingProps {
  staffId: string;
  state: FactorState;
  onRemoved: () => void;
}

function Standing({ staffId, state, onRemoved }: StandingProps) {
  const t = useText();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const field = event.currentTarget.querySelector("input");
    if (code.trim() === "") {
      setError(t("error.required"));
      field?.focus();
      return;
    }
    setBusy(true);
    const answer = await removeFactor(staffId, code.trim());
    setBusy(false);
    if (answer.ok || answer.error.code === "gone") return onRemoved();
    setCode("");
    setError(accountProblemText(answer.error, t));
    field?.focus();
  }

  return (
    <>
      <p>
        {state.since !== null && t("account.factorSince", { when: clockOrDay(state.since, Date.now()) })}{" "}
        {state.recoveryLeft > 0 && t("account.recoveryLeft", { count: state.recoveryLeft })}
      </p>
      {state.recoveryLeft === 0 && <Notice tone="amber" title={t("account.recoveryNone")} />}
      <Disclosure title={t("account.factorNewPhone")}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Stack>
            <p>{t("account.factorChange")}</p>
            <CodeField value={code} onValue={setCode} error={error ?? undefined} />
            <div>
              <Button type="submit" tone="danger" busy={busy}>
                {t("account.factorRemove")}
              </Button>
            </div>
          </Stack>
        </form>
      </Disclosure>
    </>
  );
}
