import { type FormEvent, useEffect, useRef } from "react";
import { CodeField } from "../../data/office/code-field";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Stack, Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import { signInProblemText } from "./sign-in-problem";
import { type SignIn, type SignInFieldName, useSignIn } from "./use-sign-in";

export interface SignInFormProps {
  onSignIn: SignIn;
}

type Form = ReturnType<typeof useSignIn>;

/** User name and password, then the code where one is asked for; says in plain words why it did not work. */
export function SignInForm({ onSignIn }: SignInFormProps) {
  const t = useText();
  const form = useSignIn(onSignIn);
  const element = useRef<HTMLFormElement>(null);
  const { wantsCode, busy } = form;

  // After the next painting: the field of the code may only now appear.
  const focusOn = (name: SignInFieldName) =>
    requestAnimationFrame(() => element.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus());

  // Where there is a mouse nobody's screen is covered by a keyboard for it.
  useEffect(() => {
    if (matchMedia("(hover: hover) and (pointer: fine)").matches)
      element.current?.querySelector<HTMLInputElement>("input")?.focus();
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const next = await form.submit();
    if (next) focusOn(next);
  }

  return (
    <form ref={element} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {form.problem && <Notice tone="red" title={signInProblemText(form.problem, t)} />}
        {wantsCode ? <CodeStep form={form} /> : <PasswordStep form={form} />}
        <Button type="submit" tone="primary" wide busy={busy}>
          {busy ? t("session.signingIn") : t("session.signIn")}
        </Button>
        {wantsCode && (
          <Button
            tone="quiet"
            waits={busy}
            onClick={() => {
              form.startOver();
              focusOn("username");
            }}
          >
            {t("session.otherName")}
          </Button>
        )}
      </Stack>
    </form>
  );
}

function PasswordStep({ form }: { form: Form }) {
  const t = useText();
  const needed = (name: SignInFieldName) => (form.missing === name ? t("error.required") : undefined);
  return (
    <>
      <TextField
        name="username"
        label={t("session.username")}
        value={form.words.username}
        onValue={form.write("username")}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        error={needed("username")}
      />
      <TextField
        name="password"
        type="password"
        label={t("session.password")}
        value={form.words.password}
        onValue={form.write("password")}
        error={needed("password")}
      />
    </>
  );
}

function CodeStep({ form }: { form: Form }) {
  const t = useText();
  return (
    <>
      <div role="status">
        <p>{t("session.codeNeeded")}</p>
        <Sub>{t("session.signingInAs", { username: form.words.username.trim() })}</Sub>
      </div>
      <CodeField
        autoFocus
        value={form.words.code}
        onValue={form.write("code")}
        error={form.missing === "code" ? t("error.required") : undefined}
      />
    </>
  );
}
