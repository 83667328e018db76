import { useEffect, useRef } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Stack } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import css from "./account.module.css";
import { CopyButton } from "./copy-button";

/** Shown this once: nobody can tell them afterwards. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useText();
  const heading = useRef<HTMLParagraphElement>(null);
  // What stood here is gone, and the button with it: reading goes on where the news is.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack>
      <Notice tone="olive" live="status" title={t("account.recoveryOnce")} />
      {/* No heading: it stands under one of the second rank here, and under the page's own there. */}
      <p ref={heading} tabIndex={-1} className={css.title}>
        {t("account.recoveryTitle")}
      </p>
      <p>{t("account.recoveryWhy")}</p>
      <ol className={css.codes} data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={css.final}>
        <Button tone="primary" onClick={onKept}>
          {t("account.recoveryKept")}
        </Button>
        <CopyButton text={codes.join("\n")} copied={t("account.recoveryCopied")} />
      </div>
    </Stack>
  );
}
