import type { Topic } from "./border";
import type { Device } from "./device";

export interface LiveState<Value> {
  value: Value | undefined;
  failure: unknown;
}
export interface LiveResult<Value> {
  subscribe(listener: () => void): () => void;
  snapshot(): LiveState<Value>;
}

/** Asks, and asks again whenever one of the topics changed; the last answer stands meanwhile. */
export function liveResult<Value>(
  subscribe: Device["subscribe"],
  topics: readonly Topic[],
  query: () => Promise<Value>,
): LiveResult<Value> {
  let state: LiveState<Value> = { value: undefined, failure: null };
  let isAsking = false;
  let isStale = false;
  const listeners = new Set<() => void>();
  const ask = async (): Promise<void> => {
    isStale = isAsking;
    if (isAsking) return;
    isAsking = true;
    try {
      state = { value: await query(), failure: null };
    } catch (failure) {
      state = { ...state, failure };
    }
    isAsking = false;
    for (const listener of listeners) listener();
    if (isStale && listeners.size > 0) await ask();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      const end = subscribe(topics, () => void ask());
      void ask();
      return () => {
        listeners.delete(listener);
        end();
      };
    },
    snapshot: () => state,
  };
}
