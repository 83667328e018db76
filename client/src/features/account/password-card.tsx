import { type FormEvent, useRef, useState } from "react";
import { officeQueries } from "../../data/office/office-queries";
import { changePassword } from "../../data/office/own-account";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Stack, Sub } from "../../ui/layout";
import { Notice, StatusLine } from "../../ui/notice";
import { TextField } from "../../ui/text-field";
import {
  type PasswordFault,
  type PasswordFieldName,
  passwordFault,
  type PasswordWords,
  refusedPassword,
} from "./password-form";

const EMPTY: PasswordWords = { old: "", new: "", again: "" };

const FIELDS = [
  { name: "old", label: "account.passwordOld", autoComplete: "current-password" },
  { name: "new", label: "account.passwordNew", hint: "account.passwordHint", autoComplete: "new-password" },
  { name: "again", label: "account.passwordAgain", autoComplete: "new-password" },
] as const;

/** One's own password: the one before it, and the new one twice. */
export function PasswordCard({ staffId }: { staffId: string }) {
  const t = useText();
  const [words, setWords] = useState(EMPTY);
  const [fault, setFault] = useState<PasswordFault | null>(null);
  const [busy, setBusy] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function refuse(found: PasswordFault): void {
    setFault(found);
    form.current?.querySelector<HTMLInputElement>(`[name=password-${found.at}]`)?.focus();
  }
  function write(name: PasswordFieldName, value: string): void {
    setChanged(false);
    setWords({ ...words, [name]: value });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setChanged(false);
    const found = passwordFault(words, t);
    if (found) return refuse(found);
    setBusy(true);
    setFault(null);
    const answer = await changePassword(staffId, words.old, words.new);
    setBusy(false);
    if (!answer.ok) return refuse(refusedPassword(answer.error, t));
    setWords(EMPTY);
    setChanged(true);
    await officeQueries.invalidateQueries();
  }

  return (
    <Card title={t("account.passwordTitle")}>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
        <Stack>
          <Sub>{t("account.passwordWhy")}</Sub>
          {fault?.at === "form" && <Notice tone="red" title={fault.text} />}
          {FIELDS.map(({ name, label, autoComplete, ...more }) => (
            <TextField
              key={name}
              name={`password-${name}`}
              type="password"
              label={t(label)}
              hint={"hint" in more ? t(more.hint) : undefined}
              autoComplete={autoComplete}
              value={words[name]}
              onValue={(value) => write(name, value)}
              error={fault?.at === name ? fault.text : undefined}
            />
          ))}
          <div>
            <Button type="submit" tone="primary" busy={busy}>
              {t("account.passwordChange")}
            </Button>
          </div>
        </Stack>
      </form>
      <StatusLine>{isChanged && t("account.passwordChanged")}</StatusLine>
    </Card>
  );
}
