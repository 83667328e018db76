import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import { assert } from "@konta/shared/base/assert";
import type { DeviceStore, Topic } from "./border";
import type { Device } from "./device";
import { liveResult } from "./live-result";

export const DeviceContext = createContext<Device | null>(null);

export function useDevice(): Device {
  const device = useContext(DeviceContext);
  assert(device, "a screen stands inside DeviceContext");
  return device;
}

/**
 * A live result of the device's store: undefined until the first answer, asked again when a topic changes, and the last
 * answer stands meanwhile. Other `deps` are another question and begin with undefined.
 */
export function useLive<Value>(
  topics: readonly Topic[],
  query: (store: DeviceStore) => Promise<Value>,
  deps: readonly unknown[],
): Value | undefined {
  const device = useDevice();
  const live = useMemo(
    () => liveResult(device.subscribe, topics, () => query(device.store)),
    // The query is a new function at every rendering; `deps` say when it is another question.
    [device, topics.join(" "), ...deps],
  );
  const { value, failure } = useSyncExternalStore(live.subscribe, live.snapshot);
  const isLocked = failure instanceof Error && failure.message === "locked";
  if (failure && !isLocked) throw failure;
  return value;
}
