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
  const asked = topics.join(" ");
  const live = useMemo(
    () => liveResult(device.subscribe, topics, () => query(device.store)),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the query is new at every rendering; `deps` say when it is another question
    [device, asked, ...deps],
  );
  const { value, failure } = useSyncExternalStore(live.subscribe, live.snapshot);
  const isLocked = failure instanceof Error && failure.message === "locked";
  if (failure && !isLocked)
    throw failure instanceof Error ? failure : new Error("the device did not answer", { cause: failure });
  return value;
}
