import { type FormEvent, useRef, useState } from "react";
import { GivenUpNotice, type GivenUpNoticeProps } from "../../parts/given-up-notice";
import { useText } from "../../text/use-text";
import type { PersonHere } from "../../vault/keyring";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { PinField } from "../../ui/pin-field";
import { ForgottenHere, type ForgottenHereProps } from "./forgotten-here";
import { PeopleHere } from "./people-here";
import { SecondField } from "./second-field";
import { missingField, type NotOpened, unlockProblemText } from "./unlock-problem";
import { WaitBeforeTry } from "../../parts/wait-before-try";

export interface UnlockPageProps extends ForgottenHereProps {
  people: readonly PersonHere[];
  /** What was done about the device's having been given up. */
  given?: GivenUpNoticeProps["given"] | undefined;
  onUnlock: (replica: string, pin: string, second: string | null) => Promise<NotOpened | null>;
  onSignIn: () => void;
}

/** Who is writing, a PIN, and what is not on the tablet. Works without signal. */
export function UnlockPage({ people, forgotten, given, onUnlock, onSignIn }: UnlockPageProps) {
  const t = useText();
  const [chosen, setChosen] = useState<string | undefined>(
    () =>
      people.find((person) => person.warm)?.replica ?? (people.length === 1 ? people[0]?.replica : undefined),
  );
  const person = people.find((each) => each.replica === chosen);
  return (
    <>
      <PageHeader title={t("session.unlockTitle")} sub={t("session.unlockIntro")} />
      {given && <GivenUpNotice given={given} />}
      <ForgottenHere forgotten={forgotten} />
      <Card title={t("session.choosePerson")}>
        <PeopleHere people={people} chosen={chosen} onChosen={setChosen} />
      </Card>
      {person?.disabled && (
        <Notice
          tone="red"
          title={t("session.tooManyTries")}
          actions={
            <Button tone="primary" onClick={onSignIn}>
              {t("session.signInWithPassword")}
            </Button>
          }
        />
      )}
      {person && !person.disabled && <UnlockForm key={person.replica} person={person} onUnlock={onUnlock} />}
      <Card>
        <Sub>{t("session.forgotPin")}</Sub>
        <Button onClick={onSignIn} wide>
          {t("session.signInWithPassword")}
        </Button>
      </Card>
    </>
  );
}

function UnlockForm({ person, onUnlock }: { person: PersonHere } & Pick<UnlockPageProps, "onUnlock">) {
  const t = useText();
  const [pin, setPin] = useState("");
  const [second, setSecond] = useState("");
  const [withPhrase, setWithPhrase] = useState(false);
  const [problem, setProblem] = useState<NotOpened | null>(null);
  const [missing, setMissing] = useState<"pin" | "second" | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const secret = person.warm ? null : second;
    const slip = missingField(pin, secret);
    setMissing(slip);
    if (slip) return form.current?.querySelectorAll("input")[slip === "pin" ? 0 : 1]?.focus();
    setBusy(true);
    const answer = await onUnlock(person.replica, pin, secret).finally(() => setBusy(false));
    // Opened: this form is gone by now.
    if (!answer) return;
    setProblem(answer);
    setPin("");
    form.current?.querySelector("input")?.focus();
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Card>
        <Stack>
          {problem && !busy && <Notice tone="red" title={unlockProblemText(problem, t)} />}
          {person.warm && <Sub>{t("session.warmHint")}</Sub>}
          <PinField
            label={t("session.pin")}
            value={pin}
            onValue={setPin}
            error={missing === "pin" ? t("session.pinShape") : undefined}
          />
          {!person.warm && (
            <SecondField
              value={second}
              onValue={setSecond}
              withPhrase={withPhrase}
              onWithPhrase={person.hasPassphrase ? setWithPhrase : undefined}
              error={missing === "second" ? t("error.required") : undefined}
            />
          )}
          <Button type="submit" tone="primary" wide busy={busy}>
            {busy ? t("session.unlocking") : t("session.unlock")}
          </Button>
          {busy && !person.warm && <WaitBeforeTry waitMs={person.nextTryWaitMs} />}
        </Stack>
      </Card>
    </form>
  );
}
