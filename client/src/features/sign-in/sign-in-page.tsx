import { GivenUpNotice, type GivenUpNoticeProps } from "../../parts/given-up-notice";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { LossNotice, type LossNoticeProps } from "./loss-notice";
import { SignInForm, type SignInFormProps } from "./sign-in-form";

export interface SignInPageProps extends SignInFormProps {
  /** Back to the people of this device, when there are any. */
  onPeople?: (() => void) | undefined;
  /** What this device has lost, if it did. */
  loss?: LossNoticeProps["loss"] | null;
  /** What was done about the device's having been given up. */
  given?: GivenUpNoticeProps["given"] | undefined;
  /** The keys of the last sign-in waited too long for a PIN. */
  isLate?: boolean;
}

/** The first time on this device, and whenever PIN or badge are gone. */
export function SignInPage({ onSignIn, onPeople, loss, given, isLate }: SignInPageProps) {
  const t = useText();
  return (
    <>
      <PageHeader title={t("session.signInTitle")} sub={t("session.signInIntro")} />
      {given && <GivenUpNotice given={given} />}
      {loss && <LossNotice loss={loss} />}
      {isLate && <Notice tone="amber" live="alert" title={t("session.pinLate")} />}
      <Card>
        <SignInForm onSignIn={onSignIn} />
      </Card>
      {onPeople && (
        <Button tone="quiet" icon="back" onClick={onPeople}>
          {t("session.backToPeople")}
        </Button>
      )}
    </>
  );
}
