import { useState } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Stack } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { SetUpFactor } from "./set-up-factor";

export interface MustSetUpPageProps {
  staffId: string;
  /** It stands: on to the device's keys. @returns in words why it did not go on */
  onStands: () => Promise<string | null>;
  onLeave: () => void;
}

/** Between password and PIN, for whoever must have a second factor and has none: the server lets nothing else through. */
export function MustSetUpPage({ staffId, onStands, onLeave }: MustSetUpPageProps) {
  const t = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [stands, setStands] = useState(false);

  async function goOn(): Promise<void> {
    setBusy(true);
    setProblem(await onStands().finally(() => setBusy(false)));
  }

  return (
    <>
      <PageHeader title={t("account.factorSetUp")} sub={t("account.factorWhy")} />
      <Stack>
        {!stands && (
          <Notice tone="accent" title={t("account.factorRequired")}>
            {t("account.factorRequiredNext")}
          </Notice>
        )}
        {problem !== null && (
          <Notice
            tone="red"
            title={problem}
            actions={
              <Button busy={busy} onClick={() => void goOn()}>
                {t("actions.retry")}
              </Button>
            }
          />
        )}
        <Card>
          <SetUpFactor staffId={staffId} onConfirmed={() => setStands(true)} onKept={() => void goOn()} />
        </Card>
        {/* What stands cannot be called off any more. */}
        {!stands && (
          <Button tone="quiet" wide onClick={onLeave}>
            {t("actions.cancel")}
          </Button>
        )}
      </Stack>
    </>
  );
}
