import { afterEach, expect, test, vi } from "vitest";
import { startSync } from "./start-sync";
import type { SyncStatus } from "./sync-status";
import type { SyncStore } from "./sync-store";

afterEach(() => vi.unstubAllGlobals());

/** A store that only says where it stands; nothing ever comes from the network. */
function aStore(): SyncStore {
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
  };
}

test("stopping ends the request under way and lets go of the network's events: nothing of it outlives a lock", async () => {
  const worker = new EventTarget();
  vi.stubGlobal("addEventListener", worker.addEventListener.bind(worker));
  vi.stubGlobal("navigator", {
    onLine: true,
    locks: { request: (_name: string, _how: object, work: (lock: object) => Promise<unknown>) => work({}) },
  });
  const signals: AbortSignal[] = [];
  let asked = () => {};
  const isAsked = new Promise<void>((resume) => {
    asked = resume;
  });
  const neverAnswers = (_address: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    asked();
    return new Promise((_, fail) => signal.addEventListener("abort", () => fail(new Error("aborted"))));
  };
  vi.stubGlobal("fetch", neverAnswers);
  const said: SyncStatus[] = [];
  const exchange = startSync({
    store: aStore(),
    proof: { macHex: () => Promise.resolve("00"), verify16: () => Promise.resolve(false) },
    replica: "replica-one",
    gzip: () => Promise.resolve(new Uint8Array()),
    sha256Hex: () => Promise.resolve("00"),
    build: "test",
    onStatus: (status) => said.push(status),
    onWipe: () => undefined,
  });
  await isAsked;
  exchange.stop();
  const before = said.length;
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  worker.dispatchEvent(new Event("online"));
  worker.dispatchEvent(new Event("offline"));
  await exchange.now();
  expect(signals).toHaveLength(1);
  expect(said).toHaveLength(before);
});
