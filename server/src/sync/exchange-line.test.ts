import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { pino } from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import { aTestApp, type TestApp } from "../app-fixture";
import type { Database } from "../db/open-database";
import { ExchangeLine, LINE_LIMITS } from "./exchange-line";
import { syncRoutes } from "./sync-routes";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson } from "./test-person";
import { TestReplica } from "./test-replica";

/** A piece of work that ends when it is told to. */
function aWork() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((done) => (end = done));
  return { work: () => ended, end };
}

async function* aStream(): AsyncGenerator<Uint8Array> {
  for (;;) yield new Uint8Array(1);
}

describe("the line of exchanges", () => {
  test("lets so many at once, the others in the order they came, and sends the rest away", async () => {
    const line = new ExchangeLine({ atOnce: 1, waiting: 2, within: 10 });
    const first = aWork();
    const done: string[] = [];
    const told = (name: string) => () => Promise.resolve(void done.push(name));
    const running = [line.take(first.work), line.take(told("second")), line.take(told("third"))];
    expect(line.isFull).toBe(true);
    expect(await line.take(told("fourth"))).toBeNull();
    expect(done).toEqual([]);
    first.end();
    await Promise.all(running);
    expect(done).toEqual(["second", "third"]);
    expect(line.isFull).toBe(false);
  });

  test("a turn that fails is handed on", async () => {
    const line = new ExchangeLine({ atOnce: 1, waiting: 2, within: 10 });
    const broken = line.take(() => Promise.reject(new Error("broken")));
    const next = line.take(() => Promise.resolve("taken"));
    await expect(broken).rejects.toThrow("broken");
    expect(await next).toBe("taken");
  });

  test("is full with so many within, until their answers have ended: read, cut, or never read", async () => {
    const line = new ExchangeLine({ atOnce: 1, waiting: 2, within: 3 });
    const streams = [1, 2, 3].map(() => ReadableStream.from(line.parts(aStream(), line.enter())));
    expect(line.isFull).toBe(true);
    await Promise.all(streams.slice(1).map((each) => each.cancel()));
    const leave = line.enter();
    leave();
    leave();
    line.enter();
    line.enter();
    expect(line.isFull).toBe(true);
    const reader = streams[0]?.getReader();
    expect((await reader?.read())?.value).toHaveLength(1);
    await reader?.cancel();
    expect(line.isFull).toBe(false);
  });

  test("a stream that nobody reads holds no turn", async () => {
    const line = new ExchangeLine({ atOnce: 1, waiting: 2, within: 10 });
    const [slow, quick] = [line.parts(aStream(), line.enter()), line.parts(aStream(), line.enter())];
    await slow.next();
    expect((await quick.next()).done).toBe(false);
    expect(await line.take(() => Promise.resolve("taken"))).toBe("taken");
  });

  test("[P8] those who are sent away are asked back at different times", () => {
    const line = new ExchangeLine(LINE_LIMITS);
    const waits = Array.from({ length: 200 }, () => line.retryAfterS());
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...waits)).toBeLessThan(25);
    expect(new Set(waits).size).toBeGreaterThan(10);
  });
});

describe("a full line", () => {
  let db: Database;
  let line: ExchangeLine;
  let app: TestApp;
  let replica: TestReplica;
  beforeEach(() => {
    db = aMunicipality();
    line = new ExchangeLine({ atOnce: 1, waiting: 1, within: 1 });
    const sync = syncRoutes({ db, log: pino({ level: "silent" }), now: () => NOW, line });
    app = aTestApp({ db, sync });
    replica = new TestReplica(db, staffId("social"), () => NOW);
  });

  const push = (mac?: string) => {
    replica.counter += 1;
    const body = replica.body([replica.op(aPerson())]);
    const headers = {
      "content-type": SYNC_TYPE,
      [HEADERS.replica]: replica.id,
      [HEADERS.counter]: String(replica.counter),
      [HEADERS.mac]: mac ?? replica.sign(body),
    };
    return app.request("/api/sync/v1/exchange", { method: "POST", headers, body: new Uint8Array(body) });
  };
  const opsOfReplica = () =>
    db.sqlite.prepare("select count(*) as ops from op where replica = ?").get(replica.id);

  test("[P4] [P8] answers 503 with Retry-After and takes nothing; afterwards everybody gets in", async () => {
    const leave = line.enter();
    const answer = await push();
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
    expect(opsOfReplica()).toEqual({ ops: 0 });
    leave();
    const taken = await push();
    await taken.arrayBuffer();
    expect(taken.status).toBe(200);
    expect(opsOfReplica()).toEqual({ ops: 1 });
    expect(line.isFull).toBe(false);
  });

  test("an exchange that was refused has left the line", async () => {
    expect((await push("0".repeat(64))).status).toBe(401);
    expect(line.isFull).toBe(false);
  });

  test("[P8] the health check and the office get through", async () => {
    line.enter();
    expect((await app.get("/healthz")).status).toBe(200);
    expect((await app.get("/api/conflicts")).status).toBe(401);
    expect((await push()).status).toBe(503);
  });
});
