import { encodePart } from "@konta/shared/sync/part-codec";
import type { EnginePorts } from "../sync/exchange-round";
import { pushAndPull } from "../sync/push-and-pull";
import { beforeEach, expect, test } from "vitest";
import { known } from "./known-record";
import { LocalDeviceStore } from "./local-device-store";
import { aFrame, aRow, anId, EPOCH, opened, type Opened } from "./store-fixture";

const AREA = "area:com.alpha/core";
interface Asked {
  counter: number;
  ops: number;
  unsent: number;
  cursors?: Record<string, number>;
}

let device: Opened;
let asked: Asked[];
/** What the line does to a request. */
let fails: (request: Asked) => boolean;
/** What stands before the server says instead, with a time to wait. */
let busy: boolean;
/** What the server says of the ops that came. */
let results: unknown[];

/** The server's rows, in proven parts; how proof is made is another test's matter. */
async function answerTo({ counter, cursors, ops }: Asked): Promise<Uint8Array[]> {
  const row = aRow({ collection: "phone", id: anId("q"), seq: 3, fields: { number: "6900000009" } });
  const { head, gzipped } = await aFrame(AREA, [row]);
  const isNew = (cursors?.[AREA] ?? 0) < 3;
  const answer = {
    kind: "answer",
    counter,
    protocol: 1,
    epoch: EPOCH,
    head: 3,
    time: 1,
    results: ops > 0 ? results : [],
  };
  const parts: [object, Uint8Array?][] = [
    [isNew ? { ...answer, scopes: { [AREA]: 3 } } : answer],
    ...(isNew ? [[head, gzipped] as [object, Uint8Array]] : []),
    [{ kind: "end", more: false }],
  ];
  return parts.map(([each, body = new Uint8Array()]) =>
    encodePart({ mac: new Uint8Array(16), head: new TextEncoder().encode(JSON.stringify(each)), body }),
  );
}

function aTry(): ReturnType<typeof pushAndPull> {
  const ports: EnginePorts = {
    store: device.sync,
    now: () => 0,
    build: "test",
    proof: { macHex: () => Promise.resolve("0".repeat(64)), verify16: () => Promise.resolve(true) },
    sha256Hex: () => Promise.resolve("00"),
    gzip: (text) => Promise.resolve(new TextEncoder().encode(text)),
    send: async (body) => {
      const request = JSON.parse(new TextDecoder().decode(body).split("\n")[0] ?? "") as Asked;
      asked.push(request);
      if (fails(request)) throw new Error("the line broke");
      const parts = await answerTo(request);
      const status = busy ? 503 : 200;
      const chunks = (async function* () {
        yield* await Promise.resolve(parts);
      })();
      return { status, contentType: "application/x-konta-sync", retryAfter: busy ? "1" : null, chunks };
    },
  };
  return pushAndPull(ports);
}

const isHere = async () => (await known(device.replica, "phone", anId("q"))) !== null;

beforeEach(async () => {
  device = await opened();
  asked = [];
  fails = () => false;
  busy = false;
  results = [];
  await device.sync.grantScopes([AREA], EPOCH);
  await new LocalDeviceStore(device.replica).addRecord("phone", {
    personId: anId("p"),
    number: "6900000001",
  });
});

test("[P8] a push that does not get through holds up no pull: what others wrote comes, and the own work is tried on", async () => {
  fails = ({ ops }) => ops > 0;
  const tryOnce = aTry();
  for (let time = 1; time <= 2; time += 1) expect(await tryOnce()).toEqual({ kind: "no-network" });
  expect(await isHere()).toBe(false);
  expect(await tryOnce()).toEqual({ kind: "no-network" });
  expect(await isHere()).toBe(true);
  // The office hears all the same how much waits here (rule P10), and nothing of it is let go (rule O2).
  expect(asked.map(({ ops, unsent }) => [ops, unsent])).toEqual([
    [1, 1],
    [1, 1],
    [0, 1],
    [1, 1],
  ]);
  expect(await device.sync.unsentOps(10, 10_000)).toHaveLength(1);
});

test("[P8] on a dead line every try is one request, and the own work goes with every other one at the least", async () => {
  fails = () => true;
  const tryOnce = aTry();
  for (let time = 1; time <= 6; time += 1) await tryOnce();
  expect(asked.map(({ ops }) => ops)).toEqual([1, 1, 0, 1, 0, 1]);
});

test("[P8] a server that asks to wait is asked once each time, with everything: its line does not grow by it", async () => {
  busy = true;
  const tryOnce = aTry();
  for (let time = 1; time <= 4; time += 1)
    expect(await tryOnce()).toEqual({ kind: "busy", retryAfterMs: 1_000 });
  expect(asked.map(({ ops }) => ops)).toEqual([1, 1, 1, 1]);
});

test("[P8] a device that cannot keep what became of its own work fetches all the same, and says what is wrong", async () => {
  device.sync.acknowledge = (told) =>
    told.length > 0 ? Promise.reject(new DOMException("Internal error.", "UnknownError")) : Promise.resolve();
  results = [[1, 1, "applied", 2]];
  const tryOnce = aTry();
  for (let time = 1; time <= 2; time += 1) await expect(tryOnce()).rejects.toThrow("Internal error.");
  expect(await isHere()).toBe(false);
  await expect(tryOnce()).rejects.toThrow("Internal error.");
  expect(await isHere()).toBe(true);
});
