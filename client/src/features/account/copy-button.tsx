import { useState } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { StatusLine } from "../../ui/notice";

/** Puts a text on the clipboard and says so; where the browser refuses nothing is said. */
export function CopyButton({ text, copied }: { text: string; copied: string }) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <>
      <Button small onClick={() => void copy()}>
        {t("actions.copy")}
      </Button>
      <StatusLine>{isCopied && copied}</StatusLine>
    </>
  );
}
