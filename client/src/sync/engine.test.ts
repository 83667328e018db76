import { describe, expect, test } from "vitest";
import { backOffMs } from "./back-off";
import { retryAfterMs } from "./signed-request";
import { answerWithinMs } from "./fetch-send";
import { Schedule, type SchedulePorts } from "./schedule";
import type { SyncStatus } from "./sync-status";
import type { SyncEnd } from "./sync-until-quiet";

describe("back-off", () => {
  test("[P8] waits between 1 s and 50 s of its own, so that sync goes on within a minute after any fault", () => {
    for (let failures = 1; failures < 200; failures += 1)
      for (const random of [0, 0.5, 0.999_999]) {
        const wait = backOffMs(failures, random, null);
        expect(wait).toBeGreaterThanOrEqual(1_000);
        expect(wait).toBeLessThanOrEqual(50_000);
      }
  });

  test("[P8] honours Retry-After, up to ten minutes", () => {
    expect(backOffMs(1, 0, 30_000)).toBe(30_000);
    expect(backOffMs(1, 0.5, 86_400_000)).toBe(600_000);
    expect(retryAfterMs("30", 0)).toBe(30_000);
    expect(retryAfterMs("Mon, 23 Nov 2026 07:00:10 GMT", Date.UTC(2026, 10, 23, 7))).toBe(10_000);
    expect(retryAfterMs("soon", 0)).toBeNull();
    expect(retryAfterMs(null, 0)).toBeNull();
  });
});

/** A schedule whose clock is a list of waits that a test lets happen. */
function aSchedule(ends: (SyncEnd | Error)[]) {
  const waits: { ms: number; then: () => void }[] = [];
  const said: SyncStatus[] = [];
  const wipes: string[] = [];
  let online = true;
  let syncs = 0;
  const line = { silentMs: 0, waitedMs: 0, givenUp: 0 };
  const ports: SchedulePorts = {
    sync: () => {
      const end = ends[Math.min(syncs, ends.length - 1)];
      syncs += 1;
      return end instanceof Error ? Promise.reject(end) : Promise.resolve(end as SyncEnd);
    },
    now: () => 1_000_000,
    random: () => 0.5,
    wait: (ms, then) => {
      const one = { ms, then };
      waits.push(one);
      return () => void waits.splice(waits.indexOf(one), 1);
    },
    isOnline: () => online,
    onWipe: (wipe) => void wipes.push(wipe),
    silentMs: () => line.silentMs,
    waitedMs: () => line.waitedMs,
    giveUp: () => void (line.givenUp += 1),
    asLeader: async (work) => {
      await work();
      return true;
    },
    onStatus: (status) => said.push(status),
  };
  const schedule = new Schedule(ports);
  return {
    schedule,
    ports,
    line,
    waits,
    said,
    wipes,
    syncs: () => syncs,
    goOffline: () => (online = false),
    goOnline: () => (online = true),
  };
}

const QUIET: SyncEnd = { kind: "quiet", delivered: 0, rounds: 1 };

describe("schedule", () => {
  test("[P8] a quiet sync comes again by itself within the minute", async () => {
    const { schedule, waits } = aSchedule([QUIET]);
    await schedule.now();
    expect(waits.map(({ ms }) => ms)).toEqual([45_000]);
  });

  test("[P8] every way of failing is said and tried again", async () => {
    for (const end of [
      { kind: "no-network" },
      { kind: "not-our-server" },
      { kind: "cut", delivered: 0 },
      { kind: "refused", status: 401 },
      { kind: "busy", retryAfterMs: null },
      new Error("disk full"),
    ] as const) {
      const { schedule, waits, said } = aSchedule([end]);
      await schedule.now();
      expect(said.at(-1)?.problem ?? said.at(-2)?.problem).not.toBeNull();
      expect(waits).toHaveLength(1);
    }
  });

  test("[S6] a device that was given up is told so once it is time to empty it, and not when somebody has locked it", async () => {
    for (const [wipe, told] of [
      ["at-once", ["at-once"]],
      ["when-empty", ["when-empty"]],
      [null, []],
    ] as const) {
      const { schedule, said, wipes } = aSchedule([{ kind: "ended", wipe }]);
      await schedule.now();
      expect([said.at(-1)?.problem ?? said.at(-2)?.problem, wipes]).toEqual(["ended", told]);
    }
    const { schedule, wipes } = aSchedule([{ kind: "ended", wipe: "at-once" }]);
    const under = schedule.now();
    schedule.stop();
    await under;
    expect(wipes).toEqual([]);
  });

  test("only a device without room is said to be full", async () => {
    const full = new DOMException("full", "QuotaExceededError");
    for (const [failure, problem] of [
      [full, "storage"],
      [new Error("aborted", { cause: full }), "storage"],
      [new DOMException("Internal error.", "UnknownError"), "device"],
      [new TypeError("ours"), "device"],
    ] as const) {
      const { schedule, said } = aSchedule([failure]);
      await schedule.now();
      expect(said.at(-1)?.problem).toBe(problem);
    }
  });

  test("[P8] also when taking the lead fails there is a next try", async () => {
    const { schedule, ports, waits, said, syncs } = aSchedule([QUIET]);
    const lead = ports.asLeader;
    ports.asLeader = () => Promise.reject(new DOMException("Internal error.", "UnknownError"));
    await schedule.now();
    expect(said.at(-1)?.problem).toBe("device");
    expect(waits).toHaveLength(1);
    ports.asLeader = lead;
    await schedule.now();
    expect(syncs()).toBe(1);
    expect(said.at(-1)?.problem).toBeNull();
  });

  test("[P8] a save is followed by a sync, and one during a sync makes it go round again", async () => {
    const { schedule, waits, syncs } = aSchedule([QUIET]);
    schedule.saved();
    expect(waits.map(({ ms }) => ms)).toEqual([400]);
    const running = schedule.now();
    schedule.saved();
    await running;
    expect(syncs()).toBe(2);
  });

  test("[P8] without a network a save starts no try, one by the clock says nothing when it fails, and the network's return starts one at once", async () => {
    const { schedule, syncs, goOffline, goOnline, said, waits } = aSchedule([{ kind: "no-network" }, QUIET]);
    goOffline();
    schedule.networkChanged();
    await schedule.now();
    expect(syncs()).toBe(1);
    expect(said.at(-1)).toMatchObject({ connection: "offline", phase: "waiting", problem: null });
    schedule.saved();
    expect(waits.map(({ ms }) => ms)).toEqual([45_000]);
    goOnline();
    schedule.networkChanged();
    await schedule.now();
    expect(syncs()).toBeGreaterThan(0);
    expect(said.at(-1)?.connection).toBe("online");
  });

  test("[P8] a browser that knows of no network is not believed when an exchange gets through, and is when it says so afterwards", async () => {
    const wrong = aSchedule([QUIET]);
    wrong.goOffline();
    wrong.schedule.networkChanged();
    await wrong.schedule.now();
    expect(wrong.said.at(-1)).toMatchObject({ connection: "online", lastContactAt: 1_000_000 });

    const right = aSchedule([QUIET]);
    const under = right.schedule.now();
    right.goOffline();
    right.schedule.networkChanged();
    await under;
    expect(right.said.at(-1)?.connection).toBe("offline");
  });

  test("a stopped schedule sets no more timers", async () => {
    const { schedule, waits } = aSchedule([QUIET]);
    schedule.stop();
    await schedule.now();
    expect(waits).toEqual([]);
  });

  test("[P8] a save while the server asked to wait keeps the time it asked for", async () => {
    const { schedule, waits, syncs } = aSchedule([{ kind: "busy", retryAfterMs: 30_000 }, QUIET]);
    await schedule.now();
    schedule.saved();
    expect(waits.map(({ ms }) => ms >= 30_000)).toEqual([true]);
    expect(syncs()).toBe(1);
    for (const { then } of waits) then();
    await schedule.now();
    schedule.saved();
    expect(waits.map(({ ms }) => ms)).toEqual([400]);
  });

  test("[P8] a server that asked to wait keeps its time, also when somebody taps or comes back to the screen", async () => {
    const { schedule, waits, syncs } = aSchedule([{ kind: "busy", retryAfterMs: 30_000 }, QUIET]);
    await schedule.now();
    await schedule.now();
    expect(syncs()).toBe(1);
    expect(waits.map(({ ms }) => ms >= 30_000)).toEqual([true]);
    // Another network may lead elsewhere.
    schedule.networkChanged();
    await schedule.now();
    expect(syncs()).toBeGreaterThan(1);
    expect(waits.map(({ ms }) => ms)).toEqual([45_000]);
  });

  test("[P8] an exchange that hangs is given up for a tap or a network that came back, and begun anew at once", async () => {
    for (const ask of ["now", "networkChanged"] as const) {
      const { schedule, ports, line, syncs } = aSchedule([QUIET]);
      const { sync } = ports;
      let end = () => {};
      const isGivenUp = new Promise<void>((resume) => (end = resume));
      ports.giveUp = end;
      ports.sync = async () => {
        ports.sync = sync;
        await isGivenUp;
        return { kind: "no-network" };
      };
      const running = schedule.now();
      line.silentMs = 6_000;
      void schedule[ask]();
      await running;
      expect(syncs()).toBe(1);
      expect(schedule.status.problem).toBeNull();
    }
  });

  test("[P8] one that brings something is left alone; if it fails, who asked meanwhile gets one more try, once", async () => {
    const { schedule, ports, line, waits, syncs } = aSchedule([{ kind: "cut", delivered: 0 }]);
    const { sync } = ports;
    line.silentMs = 4_000;
    ports.sync = async () => {
      await Promise.resolve();
      void schedule.now();
      return sync();
    };
    await schedule.now();
    expect(line.givenUp).toBe(0);
    expect(syncs()).toBe(2);
    expect(waits).toHaveLength(1);
  });

  test("[P8] a try that hung and the wait after it stay within the minute together", async () => {
    const { schedule, line, waits } = aSchedule([{ kind: "no-network" }]);
    const usualPush = 30_000;
    for (let failures = 1; failures < 12; failures += 1) {
      line.waitedMs = answerWithinMs(usualPush);
      await schedule.now();
      expect(line.waitedMs + (waits[0]?.ms ?? Infinity)).toBeLessThanOrEqual(60_000);
    }
  });

  test("after it was stopped nothing is tried and nothing is said, whatever the network does", async () => {
    const { schedule, waits, said, syncs, goOnline } = aSchedule([QUIET]);
    await schedule.now();
    schedule.stop();
    const before = said.length;
    goOnline();
    schedule.networkChanged();
    schedule.saved();
    schedule.arriving({ done: 1, total: 2 });
    await schedule.now();
    expect(syncs()).toBe(1);
    expect(waits).toEqual([]);
    expect(said).toHaveLength(before);
  });
});

test("[P8] a push has the time that its bytes need on the slowest line", () => {
  const fullPush = 100_000;
  const kilobitsPerSecond = 20;
  expect(answerWithinMs(fullPush)).toBeGreaterThan((fullPush * 8) / kilobitsPerSecond);
  expect(answerWithinMs(0)).toBeLessThan(60_000);
});
