import type { SyncStore } from "./sync-store";

/** For tests: a store that only says where it stands; nothing ever comes from the network. */
export function aStore(over: Partial<SyncStore> = {}): SyncStore {
  const nothing = () => Promise.resolve();
  const position = {
    schema: 1,
    replica: "replica-one",
    incarnation: 1,
    epoch: null,
    cursors: {},
    custody: null,
    custodyHash: null,
    leaving: [],
    sums: null,
    repairs: 0,
    unsent: 0,
    unopened: 0,
    oldestUnsentAt: null,
  };
  return {
    position: () => Promise.resolve(position),
    nextCounter: () => Promise.resolve(1),
    raiseCounter: nothing,
    heard: () => undefined,
    unsentOps: () => Promise.resolve([]),
    acknowledge: nothing,
    takeIncarnation: nothing,
    keepFrames: nothing,
    grantScopes: nothing,
    caughtUp: nothing,
    sums: () => Promise.resolve(null),
    buckets: () => Promise.resolve(null),
    nextRepair: () => "none" as const,
    noteRepair: () => undefined,
    keepRepair: nothing,
    startScopeAgain: nothing,
    startEpoch: nothing,
    lead: nothing,
    beat: nothing,
    leaderSign: () => Promise.resolve(""),
    ...over,
  };
}
