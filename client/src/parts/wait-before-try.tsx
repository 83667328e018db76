import { useEffect, useState } from "react";
import { useText } from "../text/use-text";
import { Sub } from "../ui/layout";

/** Counts down what the wrong tries before cost in waiting; nothing while they cost nothing. */
export function WaitBeforeTry({ waitMs }: { waitMs: number }) {
  const t = useText();
  const [seconds, setSeconds] = useState(() => Math.ceil(waitMs / 1000));
  const waits = seconds > 0;
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1000);
    return () => clearInterval(timer);
  }, [waits]);
  return waits ? <Sub>{t("session.waitSeconds", { seconds })}</Sub> : null;
}
