import { useEffect, useState } from "react";
import { sleeplessClock } from "../../data/sleepless-clock";
import { autoLock } from "./auto-lock";
import { LockWarning } from "./lock-warning";
import { useSession } from "./session-context";
import { watchPresence } from "./watch-presence";

/** While the device is open: locks it when nobody is there, and says so before. */
export function AutoLockHere() {
  const lock = useSession((session) => session.lock);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(() => {
    const presence = autoLock({
      clockMs: sleeplessClock(
        () => performance.now(),
        () => Date.now(),
      ),
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      warn: setSecondsLeft,
      lock: () => void lock(),
    });
    const endWatch = watchPresence(window, document, presence);
    return () => {
      endWatch();
      presence.end();
    };
  }, [lock]);
  return <LockWarning secondsLeft={secondsLeft} />;
}
