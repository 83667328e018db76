import { useEffect, useState } from "react";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Unseen } from "../../ui/layout";
import css from "./lock-warning.module.css";

/** A finger that ends the warning lifts on it, and not on what stands under it. */
const LIFT_MS = 400;

/** The seconds as they were a moment ago, while there are none any more. */
function useLinger(secondsLeft: number | null): number | null {
  const [shown, setShown] = useState(secondsLeft);
  useEffect(() => {
    if (secondsLeft !== null) return setShown(secondsLeft);
    const timer = setTimeout(() => setShown(null), LIFT_MS);
    return () => clearTimeout(timer);
  }, [secondsLeft]);
  return secondsLeft ?? shown;
}

/**
 * An idle device locks soon. Read aloud once and calmly; never takes the focus, and has nothing that must be hit: any key
 * and any touch ends it. Its button is for whoever works with a screen reader, whose keys a page does not hear.
 */
export function LockWarning({ secondsLeft }: { secondsLeft: number | null }) {
  const t = useText();
  const shown = useLinger(secondsLeft);
  return (
    <div role="status" className={css.place}>
      {shown !== null && (
        <div className={css.warning}>
          <Icon name="lock" size="1.5rem" />
          <div>
            {/* The seconds run on in silence: read aloud each would be one more interruption. */}
            <p className={css.title} aria-hidden="true">
              {t("session.locksIn", { seconds: shown })}
            </p>
            <Unseen>{t("session.locksSoon")}</Unseen>
            <p>{t("session.locksSoonHint")}</p>
          </div>
          <Button small>{t("session.stay")}</Button>
        </div>
      )}
    </div>
  );
}
