import type { BegunFactor } from "@konta/shared/access/own-account";
import { type FormEvent, lazy, Suspense, useEffect, useState } from "react";
import { type AccountProblem, beginFactor, confirmFactor } from "../../data/office/own-account";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Cluster, Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { Waiting } from "../../ui/states";
import { DigitsField } from "../../ui/text-field";
import { accountProblemText } from "./account-problem";
import css from "./account.module.css";
import { CopyButton } from "./copy-button";
import { RecoveryCodes } from "./recovery-codes";

const QrPicture = lazy(() => import("./qr-picture"));

const SIX_DIGITS = /^[0-9]{6}$/;
/** As people read it from a screen: in fours. */
const inFours = (key: string): string => key.replaceAll(/.{4}(?=.)/g, "$& ");

export interface SetUpFactorProps {
  staffId: string;
  /** It stands; the recovery codes are on the screen. */
  onConfirmed: () => void;
  /** They are kept. */
  onKept: () => void;
}

/** Phone, square, first code, recovery codes: what one does once. */
export function SetUpFactor({ staffId, onConfirmed, onKept }: SetUpFactorProps) {
  const t = useText();
  const [attempt, setAttempt] = useState(0);
  const [begun, setBegun] = useState<BegunFactor | null>(null);
  const [problem, setProblem] = useState<AccountProblem | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  useEffect(() => {
    let isLeft = false;
    void beginFactor(staffId).then((answer) => {
      if (isLeft) return;
      if (answer.ok) setBegun(answer.value);
      else setProblem(answer.error);
    });
    return () => {
      isLeft = true;
    };
  }, [staffId, attempt]);

  function showCodes(given: readonly string[]): void {
    setCodes(given);
    onConfirmed();
  }
  function again(): void {
    setProblem(null);
    setBegun(null);
    setAttempt(attempt + 1);
  }

  if (codes) return <RecoveryCodes codes={codes} onKept={onKept} />;
  if (problem)
    return (
      <Notice
        tone="red"
        title={accountProblemText(problem, t)}
        actions={<Button onClick={again}>{t("account.again")}</Button>}
      />
    );
  if (!begun) return <Waiting>{t("actions.loading")}</Waiting>;
  return <FirstCode staffId={staffId} begun={begun} onCodes={showCodes} onProblem={setProblem} />;
}

interface FirstCodeProps {
  staffId: string;
  begun: BegunFactor;
  onCodes: (codes: readonly string[]) => void;
  /** Nothing that another code would mend. */
  onProblem: (problem: AccountProblem) => void;
}

function FirstCode({ staffId, begun, onCodes, onProblem }: FirstCodeProps) {
  const t = useText();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const field = event.currentTarget.querySelector("input");
    const digits = code.replaceAll(/\s/g, "");
    if (!SIX_DIGITS.test(digits)) {
      setError(t("account.codeShape"));
      field?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    const answer = await confirmFactor(staffId, digits);
    setBusy(false);
    if (answer.ok) return onCodes(answer.value);
    if (answer.error.code === "gone" || answer.error.code === "signed-out") return onProblem(answer.error);
    setCode("");
    setError(accountProblemText(answer.error, t));
    field?.focus();
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ol className={css.steps}>
        <li>{t("account.stepApp")}</li>
        <li>
          <Stack>
            <p>{t("account.stepScan")}</p>
            <Suspense fallback={<div className={css.square} />}>
              <QrPicture text={begun.uri} label={t("account.square")} />
            </Suspense>
            <div>
              <Sub>{t("account.key")}</Sub>
              <Cluster>
                <code className={css.key} data-testid="factor-key">
                  {inFours(begun.secret)}
                </code>
                <CopyButton text={begun.secret} copied={t("account.keyCopied")} />
              </Cluster>
            </div>
          </Stack>
        </li>
        <li>
          <Stack>
            <p>{t("account.stepCode")}</p>
            <DigitsField
              name="code"
              label={t("session.code")}
              value={code}
              onValue={setCode}
              autoComplete="one-time-code"
              maxLength={7}
              error={error ?? undefined}
            />
            <Button type="submit" tone="primary" busy={busy}>
              {t("account.confirm")}
            </Button>
          </Stack>
        </li>
      </ol>
    </form>
  );
}
