import { type FormEvent, useEffect, useRef, useState } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Stack } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import { type SignInProblem, signInProblemText } from "./sign-in-problem";

export interface SignInFormProps {
  onSignIn: (credentials: { username: string; password: string }) => Promise<SignInProblem | null>;
}

/** User name and password; says in plain words why it did not work, and keeps what was typed. */
export function SignInForm({ onSignIn }: SignInFormProps) {
  const t = useText();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [missing, setMissing] = useState<"username" | "password" | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const focusOn = (name: string) => form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus();

  // Where there is a mouse nobody's screen is covered by a keyboard for it.
  useEffect(() => {
    if (matchMedia("(hover: hover) and (pointer: fine)").matches)
      form.current?.querySelector<HTMLInputElement>("input")?.focus();
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const empty = username.trim() === "" ? "username" : password === "" ? "password" : null;
    setMissing(empty);
    if (empty) return focusOn(empty);
    setBusy(true);
    setProblem(null);
    const answer = await onSignIn({ username: username.trim(), password }).finally(() => setBusy(false));
    setProblem(answer);
    if (answer?.code === "wrong-credentials") focusOn("password");
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Stack>
        {problem && <Notice tone="red" title={signInProblemText(problem, t)} />}
        <TextField
          name="username"
          label={t("session.username")}
          value={username}
          onValue={setUsername}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          error={missing === "username" ? t("error.required") : undefined}
        />
        <TextField
          name="password"
          type="password"
          label={t("session.password")}
          value={password}
          onValue={setPassword}
          error={missing === "password" ? t("error.required") : undefined}
        />
        <Button type="submit" tone="primary" wide busy={busy}>
          {busy ? t("session.signingIn") : t("session.signIn")}
        </Button>
      </Stack>
    </form>
  );
}
