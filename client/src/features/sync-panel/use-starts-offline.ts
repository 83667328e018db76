import { useEffect, useState } from "react";

/** Whether every screen lies on this device, so that the app starts and goes on without signal; undefined where it cannot. */
export function useStartsOffline(): boolean | undefined {
  const workers = "serviceWorker" in navigator ? navigator.serviceWorker : undefined;
  const [isReady, setReady] = useState(workers ? workers.controller !== null : undefined);
  useEffect(() => {
    if (!workers) return;
    let isHere = true;
    workers.ready.then(
      () => isHere && setReady(true),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [workers]);
  return isReady;
}
