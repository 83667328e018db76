import { useEffect } from "react";
import { useDevice, useLive } from "../../data/use-live";
import { askToBeWoken, onWakeUp } from "../../features/update/wake-up";

/**
 * The moments at which a new exchange is worth a try: the network or the person comes back, or the browser
 * wakes us (rule P8). The engine lives
 * in a worker, which hears of neither on every browser.
 */
export function useWakeSync(): void {
  const device = useDevice();
  const view = useLive(["outbox"], (store) => store.syncView(), []);
  const unsent = view?.unsent.length ?? 0;
  useEffect(() => {
    if (unsent > 0) void askToBeWoken();
  }, [unsent]);
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === "visible") void device.syncNow();
    };
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    const sleep = onWakeUp(() => void device.syncNow());
    return () => {
      sleep();
      removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [device]);
}
