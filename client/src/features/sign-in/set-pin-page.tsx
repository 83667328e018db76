import { type FormEvent, useState } from "react";
import { PhraseCard } from "../../parts/phrase-card";
import { type PinForm, pinFormProblem, pinFormText } from "../../parts/pin-form";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { PinField } from "../../ui/pin-field";
import { BadgeCard } from "./badge-card";

/** The PIN that the demo suggests; a real server suggests none. */
const DEMO_PIN = "246810";

export interface SetPinPageProps {
  name: string;
  /** The code of the badge, where it is shown: only a demo does. */
  badge: string | null;
  demo: boolean;
  /** The keys were issued anew: this person's records are on the device already. */
  again: boolean;
  onSetPin: (pin: string, passphrase?: string) => Promise<{ code: string } | null>;
  /** The keys wait only while somebody goes on. */
  onTyping: () => void;
  onLeave: () => void;
}

export function SetPinPage(props: SetPinPageProps) {
  const { name, badge, demo, again, onSetPin } = props;
  const t = useText();
  const [form, setTyped] = useState<PinForm>({ pin: "", pinAgain: "", wantsPhrase: false, phrase: "" });
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const setForm = (typed: PinForm) => {
    props.onTyping();
    setTyped(typed);
  };
  const error = code === null ? null : pinFormText(code, t);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const problem = pinFormProblem(form, demo);
    setCode(problem);
    if (problem) return;
    setBusy(true);
    try {
      const answer = await onSetPin(form.pin, form.wantsPhrase ? form.phrase : undefined);
      setCode(answer?.code ?? null);
    } catch {
      setCode("not-kept");
    }
    setBusy(false);
  }

  return (
    <>
      <PageHeader title={t("session.setPinTitle")} sub={t("session.welcome", { name })} />
      {again && <Notice tone="accent" title={t("session.again")} />}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Card>
            <Sub>{t("session.setPinIntro")}</Sub>
            {demo && <Notice tone="accent" title={t("session.demoPin", { pin: DEMO_PIN })} />}
            <PinField
              label={t("session.pin")}
              value={form.pin}
              onValue={(pin) => setForm({ ...form, pin })}
              error={error?.at === "pin" ? error.text : undefined}
            />
            <PinField
              label={t("session.pinAgain")}
              value={form.pinAgain}
              onValue={(pinAgain) => setForm({ ...form, pinAgain })}
              error={error?.at === "pinAgain" ? error.text : undefined}
            />
          </Card>
          <BadgeCard badge={badge} />
          <PhraseCard form={form} onForm={setForm} error={error?.at === "phrase" ? error.text : undefined} />
          {error?.at === "form" && <Notice tone="red" title={error.text} />}
          <Button type="submit" tone="primary" wide busy={busy}>
            {busy ? t("session.enrolling") : t("session.setPin")}
          </Button>
          <Button tone="quiet" waits={busy} onClick={props.onLeave}>
            {t("actions.cancel")}
          </Button>
        </Stack>
      </form>
    </>
  );
}
