import { type FormEvent, useState } from "react";
import type { MessageId } from "../../text/el";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Pair } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import type { DeviceStore } from "../border";
import { useLive } from "../use-live";
import { CodeField } from "./code-field";
import { officeQueries } from "./office-queries";
import { signInAgain, type SignInAgainProblem } from "./sign-in-again";

const WORDS: Record<SignInAgainProblem, MessageId> = {
  offline: "error.network",
  "wrong-credentials": "session.wrongPassword",
  "second-factor-needed": "session.codeNeeded",
  "wrong-code": "session.wrongCode",
  busy: "office.busyWords",
  "other-person": "office.otherPerson",
  server: "error.server",
};

const ABOUT_CODE: readonly SignInAgainProblem[] = ["second-factor-needed", "wrong-code"];

/** The user name of whoever this device is open for, from the directory; nothing while that is not known. */
async function usernameHere(store: DeviceStore): Promise<string> {
  const [{ staffId }, staff] = await Promise.all([store.me(), store.catalogue("staff")]);
  const username = staff.find(({ id }) => id === staffId)?.fields["username"];
  return typeof username === "string" ? username : "";
}

/** The session of the office's screens ended; the device stays open, and so does everything on this page. */
export function SignInAgainForm() {
  const t = useText();
  const me = useLive([], (store) => store.me(), []);
  const known = useLive(["registry"], usernameHere, []) ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const username = typed ?? known;
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [wantsCode, setWantsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInAgainProblem | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!me || busy) return;
    setBusy(true);
    const words = { username, password, ...(wantsCode ? { code: code.trim() } : {}) };
    const answer = await signInAgain(me.staffId, words);
    setBusy(false);
    const isAboutCode = !answer.ok && ABOUT_CODE.includes(answer.error);
    setWantsCode(isAboutCode);
    setCode("");
    if (!isAboutCode) setPassword("");
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) await officeQueries.invalidateQueries();
  }

  return (
    <Notice tone="amber" live="status" title={t("office.signedOutTitle")}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t(wantsCode ? "session.codeNeeded" : "office.signedOutWords")}</p>
        {wantsCode ? (
          <CodeField
            autoFocus
            value={code}
            onValue={setCode}
            error={problem === "wrong-code" ? t(WORDS[problem]) : undefined}
          />
        ) : (
          <Pair>
            <TextField
              label={t("session.username")}
              autoComplete="username"
              autoCapitalize="none"
              required
              value={username}
              onValue={setTyped}
            />
            <TextField
              label={t("session.password")}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onValue={setPassword}
              error={problem ? t(WORDS[problem]) : undefined}
            />
          </Pair>
        )}
        <p>
          <Button type="submit" tone="primary" busy={busy}>
            {t(busy ? "session.signingIn" : "session.signIn")}
          </Button>
        </p>
      </form>
    </Notice>
  );
}
