import { afterEach, expect, test, vi } from "vitest";
import { startSync } from "./start-sync";
import type { SyncStatus } from "./sync-status";
import { aStore } from "./store.fixture";

afterEach(() => vi.unstubAllGlobals());

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
