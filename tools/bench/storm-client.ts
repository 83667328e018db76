import { readFileSync } from "node:fs";
import { hash64 } from "@konta/shared/base/hash64";
import { gzip } from "../../client/src/data/gzip";
import { Line } from "../../client/src/sync/fetch-send";
import { pushAndPull } from "../../client/src/sync/push-and-pull";
import { Schedule } from "../../client/src/sync/schedule";
import { syncUntilQuiet } from "../../client/src/sync/sync-until-quiet";
import { ExchangeMac, sha256Hex } from "../../client/src/vault/exchange-mac";
import { LightStore } from "./light-store";
import type { DeviceReport, StormBrief, StormDevice, StormOrder, StormWord } from "./storm-plan";
import { StormWeek } from "./storm-week";

/** One process of devices: each is the shipped engine under its shipped schedule, over HTTP. */
const brief = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as StormBrief;
const statuses: Record<string, number> = {};
const count = (what: string): void => void (statuses[what] = (statuses[what] ?? 0) + 1);

/** The engine asks its own origin, as in a browser; what every request came to is counted here. */
const ask = globalThis.fetch;
globalThis.fetch = async (to, init) => {
  try {
    const answer = await ask(new URL(to instanceof Request ? to.url : to, brief.origin), init);
    const isBusy = answer.status === 429 || answer.status === 503;
    count(
      isBusy && !answer.headers.has("retry-after")
        ? `${answer.status} without Retry-After`
        : `${answer.status}`,
    );
    return answer;
  } catch (problem) {
    count("no answer");
    throw problem;
  }
};

const say = (word: StormWord): Promise<void> =>
  new Promise((done) => void process.send?.(word, undefined, {}, () => done()));

interface Running {
  report: () => DeviceReport;
  settle: () => Promise<void>;
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function wake(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** Resolves when everything it had is in custody and everything of the others has come. */
async function play(device: StormDevice): Promise<Running> {
  await later(device.startsAfterMs);
  const { replica, incarnation, exchangeKey } = device.enrolled;
  const ops = new StormWeek(brief, device).ops();
  const made = ops.map(({ n, text }): DeviceReport["made"][number] => [incarnation, n, hash64(text)]);
  const store = new LightStore(replica, incarnation, ops);
  const line = new Line(new AbortController().signal, () => performance.now());
  const ports = {
    store,
    send: line.send,
    proof: await ExchangeMac.from(exchangeKey),
    now: Date.now,
    gzip,
    sha256Hex,
    build: "storm",
  };
  const from = performance.now();
  let syncing: Promise<unknown> = Promise.resolve();
  let drained: (afterMs: number) => void = () => undefined;
  const isDrained = new Promise<number>((done) => (drained = done));
  const tryOnce = pushAndPull(ports);
  const schedule = new Schedule({
    sync: async () => {
      const sync = tryOnce();
      syncing = sync.catch(() => undefined);
      const end = await sync;
      if (end.kind === "quiet" && store.unsent === 0) drained(performance.now() - from);
      else count(`ended: ${end.kind}`);
      return end;
    },
    now: Date.now,
    random: Math.random,
    wait: wake,
    isOnline: () => true,
    silentMs: () => line.silentMs,
    waitedMs: () => line.waitedMs,
    giveUp: () => line.giveUp(),
    asLeader: async (work) => {
      await work();
      return true;
    },
    onStatus: () => undefined,
  });
  void schedule.now();
  const drainedAfterMs = await isDrained;
  return {
    report: () => ({
      replica,
      made,
      told: store.told,
      drainedAfterMs,
      cursors: Object.fromEntries(store.cursors),
      frames: store.frames,
      bytesDown: store.bytes,
    }),
    settle: async () => {
      schedule.stop();
      // A sync that is under way has the store for itself.
      await syncing;
      let last = "";
      for (let tries = 0; tries < 20; tries += 1) {
        const end = await syncUntilQuiet(ports);
        if (end.kind === "quiet") return;
        last = end.kind;
        await later(end.kind === "busy" ? (end.retryAfterMs ?? 1_000) : 1_000);
      }
      throw new Error(`a device does not come to rest: ${last}, ${JSON.stringify(statuses)}`);
    },
  };
}

process.once("disconnect", () => process.exit(1));
const running = await Promise.all(brief.devices.map(play));
const told = new Promise<void>((done) =>
  process.once("message", (order: StormOrder) => order === "settle" && done()),
);
await say({ kind: "drained" });
await told;
for (const device of running) await device.settle();
await say({ kind: "reports", devices: running.map((device) => device.report()), statuses });
process.exit(0);
