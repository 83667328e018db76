import { useEffect, useState } from "react";

export interface StorageState {
  /** Bytes; undefined where the browser does not say. */
  used: number | undefined;
  quota: number | undefined;
  /** Whether the browser has promised not to delete this app's data by itself. */
  kept: boolean | undefined;
}

const UNKNOWN: StorageState = { used: undefined, quota: undefined, kept: undefined };

async function readState(): Promise<StorageState> {
  const { storage } = navigator;
  if (!storage) return UNKNOWN;
  const [estimate, kept] = await Promise.all([storage.estimate?.(), storage.persisted?.()]);
  return { used: estimate?.usage, quota: estimate?.quota, kept };
}

/** What the browser says about this app's space on the device. */
export function useStorageState(): StorageState {
  const [state, setState] = useState(UNKNOWN);
  useEffect(() => {
    let isHere = true;
    readState().then(
      (now) => isHere && setState(now),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, []);
  return state;
}
