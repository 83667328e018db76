import { useEffect } from "react";
import { useDevice } from "../../data/use-live";

/**
 * The moments at which a new exchange is worth a try: the network or the person comes back (rule P8). The engine lives
 * in a worker, which hears of neither on every browser.
 */
export function useWakeSync(): void {
  const device = useDevice();
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === "visible") void device.syncNow();
    };
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [device]);
}
