import { encodePart } from "@konta/shared/sync/part-codec";
import { describe, expect, test } from "vitest";
import { Deposed } from "./deposed";
import { type EnginePorts, exchangeRound } from "./exchange-round";
import { aStore } from "./store.fixture";
import type { SyncStore } from "./sync-store";
import { verifyScopes } from "./verify-scopes";

const AREA = "area:com.alpha/core";
const ANSWER = { kind: "answer", counter: 1, protocol: 1, epoch: "e", head: 3, time: 1, results: [] };
const FRAME = { kind: "frame", scope: AREA, rows: 1, lo: 0, hi: 3 };
const REPAIR = { kind: "repair", scope: AREA, rows: 0, buckets: [0] };
const VERIFIED = { kind: "verified", counter: 1, state: "differs" };

/** An engine whose server says this, in parts that prove themselves; after them the line breaks. */
function engine(store: SyncStore, heads: object[]) {
  const arriving: unknown[] = [];
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const head of heads) {
      const bytes = new TextEncoder().encode(JSON.stringify(head));
      yield await Promise.resolve(
        encodePart({ mac: new Uint8Array(16), head: bytes, body: new Uint8Array() }),
      );
    }
    throw new TypeError("network");
  }
  const ports: EnginePorts = {
    store,
    now: () => 0,
    build: "test",
    proof: { macHex: () => Promise.resolve("0".repeat(64)), verify16: () => Promise.resolve(true) },
    sha256Hex: () => Promise.resolve("00"),
    gzip: () => Promise.resolve(new Uint8Array()),
    send: () =>
      Promise.resolve({
        status: 200,
        contentType: "application/x-konta-sync",
        retryAfter: null,
        chunks: chunks(),
      }),
    onArriving: (told) => void arriving.push(told),
  };
  return { ports, arriving };
}

/** What a store may say, and whether that is a failure of this device. */
const SAYS = [
  { failure: new DOMException("Internal error.", "UnknownError"), isOwn: true },
  { failure: new DOMException("full", "QuotaExceededError"), isOwn: true },
  { failure: new Error("a kept frame's scope is known"), isOwn: true },
  { failure: new Deposed(), isOwn: false },
];

/** A store whose sums are not the server's, so that rows have to be put right. */
async function aDifferingStore(change: Parameters<typeof aStore>[0] = {}): Promise<SyncStore> {
  const epochOne = { ...(await aStore().position()), epoch: "e" };
  return aStore({
    position: () => Promise.resolve(epochOne),
    sums: () => Promise.resolve({ [AREA]: "here" }),
    buckets: () => Promise.resolve({ cursor: 3, buckets: "" }),
    nextRepair: () => "rows",
    ...change,
  });
}

test("[P8] what fails here before anything is sent is a failure of this device; only the line's own is no network", async () => {
  const failure = new Error("no compression here");
  const { ports } = engine(await aDifferingStore(), []);
  const broken = { ...ports, gzip: () => Promise.reject(failure) };
  await expect(exchangeRound(broken, true)).rejects.toBe(failure);
  await expect(verifyScopes(broken, { [AREA]: "there" })).rejects.toBe(failure);
  const away = { ...ports, send: () => Promise.reject(new TypeError("network")) };
  expect(await exchangeRound(away, true)).toEqual({ kind: "no-network" });
});

describe("what fails while an answer is kept", () => {
  test.each(SAYS)("[P1] [P8] is not taken for a broken line ($failure.name)", async ({ failure, isOwn }) => {
    for (const method of ["keepFrames", "acknowledge", "grantScopes"] as const) {
      const store = aStore({ [method]: () => Promise.reject(failure) });
      const { ports, arriving } = engine(store, [{ ...ANSWER, scopes: { [AREA]: 3 } }, FRAME]);
      const round = exchangeRound(ports, true);
      if (isOwn) await expect(round).rejects.toBe(failure);
      else expect(await round).toMatchObject({ kind: "cut" });
      expect(arriving.at(-1)).toBeNull();
    }
  });

  test.each(SAYS)("[S4] [P8] nor while rows are put right ($failure.name)", async ({ failure, isOwn }) => {
    const store = await aDifferingStore({ keepRepair: () => Promise.reject(failure) });
    const compared = verifyScopes(engine(store, [VERIFIED, REPAIR]).ports, { [AREA]: "there" });
    if (isOwn) await expect(compared).rejects.toBe(failure);
    else expect(await compared).toEqual({ kind: "cut" });
  });

  test("[P1] [P5] a line that breaks is a cut, and what came whole before it is kept", async () => {
    const kept: string[] = [];
    const keepFrames: SyncStore["keepFrames"] = async (frames) =>
      void kept.push(...frames.map(({ head }) => head.scope));
    const { ports } = engine(aStore({ keepFrames }), [{ ...ANSWER, scopes: { [AREA]: 3 } }, FRAME]);
    expect(await exchangeRound(ports, true)).toEqual({ kind: "cut", delivered: 0 });
    expect(kept).toEqual([AREA]);
  });
});
