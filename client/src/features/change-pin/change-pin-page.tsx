import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useDevice, useLive } from "../../data/use-live";
import { PhraseCard } from "../../parts/phrase-card";
import { useUnsaved } from "../../parts/unsaved-forms";
import { WaitBeforeTry } from "../../parts/wait-before-try";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Stack } from "../../ui/layout";
import { Notice, StatusLine } from "../../ui/notice";
import { PageHeader } from "../../ui/page-header";
import { PinField } from "../../ui/pin-field";
import { TextField } from "../../ui/text-field";
import type { PersonHere } from "../../vault/keyring";
import { type ChangePinForm, changeProblemText, type Said, slipIn } from "./change-pin-problem";
import css from "./change-pin.module.css";

const emptyForm = (wantsPhrase: boolean): ChangePinForm => ({
  present: "",
  badge: "",
  pin: "",
  pinAgain: "",
  wantsPhrase,
  phrase: "",
});

export interface ChangePinPageProps {
  demo: boolean;
  /** Too many wrong tries: nobody goes on here. */
  onDisabled: () => void;
}

/** What this device knows of whoever is in, and what reads it again. */
function usePersonHere(): { person: PersonHere | undefined; look: () => void } {
  const device = useDevice();
  const me = useLive([], (store) => store.me(), []);
  const [here, setHere] = useState<readonly PersonHere[]>([]);
  const look = useCallback(() => void device.peopleHere().then(setHere, () => undefined), [device]);
  useEffect(look, [look]);
  return { person: here.find(({ replica }) => replica === me?.replica), look };
}

/** `/pin` Another PIN for this person on this device. Works without signal. */
export function ChangePinPage(props: ChangePinPageProps) {
  const { person, look } = usePersonHere();
  return person ? <Page {...props} person={person} onTried={look} /> : null;
}

interface PageProps extends ChangePinPageProps {
  person: PersonHere;
  /** What is asked for may have changed: read it again. */
  onTried: () => void;
}

/** The change as it is being typed, what is refused in it, and its try. */
function useChange({ person, demo, onTried, onDisabled }: PageProps) {
  const t = useText();
  const device = useDevice();
  const [form, setForm] = useState(() => emptyForm(person.hasPassphrase));
  const [said, setSaid] = useState<Said | null>(null);
  const [isDone, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const asksBadge = !person.badgeIsWarm;
  // The one form that keeps no draft: what opens the device must not lie on it, sealed neither.
  const { present, badge, pin, pinAgain, phrase } = form;
  useUnsaved("unsaved.pin", [present, badge, pin, pinAgain, phrase].some(Boolean));

  function say(problem: Said): void {
    setSaid(problem);
    requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }
  function set(part: Partial<ChangePinForm>): void {
    setForm((now) => ({ ...now, ...part }));
    setDone(false);
  }
  async function tryIt(): Promise<void> {
    const { wantsPhrase } = form;
    const answer = await device.changePin(
      { pin: present, badge: asksBadge ? badge : null },
      { pin, passphrase: wantsPhrase ? phrase : undefined },
    );
    onTried();
    if (answer.ok) {
      setForm(emptyForm(wantsPhrase));
      return setDone(true);
    }
    if (answer.error.code === "disabled") return onDisabled();
    setForm({ ...form, present: "" });
    say(changeProblemText(answer.error, !asksBadge, t));
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setSaid(null);
    setDone(false);
    const slip = slipIn(form, { badge: asksBadge, demo }, t);
    if (slip) return say(slip);
    setBusy(true);
    await tryIt()
      .catch(() => say({ at: "form", text: t("pin.notKept") }))
      .finally(() => setBusy(false));
  }
  const errorAt = (at: Said["at"]) => (said?.at === at ? said.text : undefined);
  return { ref, form, set, errorAt, isDone, busy, asksBadge, submit };
}

function Page(props: PageProps) {
  const t = useText();
  const { person } = props;
  const { ref, form, set, errorAt, isDone, busy, asksBadge, submit } = useChange(props);
  const refused = errorAt("form");
  return (
    <>
      <PageHeader title={t("pin.title")} sub={t("pin.intro")} />
      <StatusLine>{isDone && t("pin.done")}</StatusLine>
      <form ref={ref} className={css.form} onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Card title={t("pin.now")}>
            <Stack>
              <PinField
                label={t("pin.present")}
                value={form.present}
                onValue={(present) => set({ present })}
                error={errorAt("present")}
              />
              {asksBadge && (
                <TextField
                  label={t("session.badge")}
                  hint={t("session.badgeHint")}
                  value={form.badge}
                  onValue={(badge) => set({ badge })}
                  error={errorAt("badge")}
                  autoCapitalize="characters"
                  autoCorrect="off"
                  spellCheck={false}
                />
              )}
            </Stack>
          </Card>
          <Card title={t("pin.next")}>
            <Stack>
              <PinField
                label={t("pin.new")}
                hint={t("pin.newHint")}
                value={form.pin}
                onValue={(pin) => set({ pin })}
                error={errorAt("pin")}
              />
              <PinField
                label={t("pin.newAgain")}
                value={form.pinAgain}
                onValue={(pinAgain) => set({ pinAgain })}
                error={errorAt("pinAgain")}
              />
            </Stack>
          </Card>
          <PhraseCard
            form={form}
            onForm={set}
            hint={person.hasPassphrase ? t("pin.phraseAgain") : undefined}
            error={errorAt("phrase")}
          />
          {refused && <Notice tone="red" title={refused} />}
          <Button type="submit" tone="primary" wide busy={busy}>
            {busy ? t("pin.changing") : t("pin.change")}
          </Button>
          {busy && asksBadge && <WaitBeforeTry waitMs={person.nextTryWaitMs} />}
        </Stack>
      </form>
    </>
  );
}
