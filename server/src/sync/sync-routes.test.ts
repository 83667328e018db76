import { LIMITS } from "@konta/shared/sync/limits";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aTestApp, type TestApp } from "../app-fixture";
import type { Database } from "../db/open-database";
import { ExchangeLine } from "./exchange-line";
import { SYNC_LIMITS, SyncLimits } from "./sync-limits";
import { type SyncParts, syncRoutes } from "./sync-routes";
import { aMunicipality, NOW, staffId } from "./test-municipality";
import { aPerson } from "./test-person";
import { TestReplica } from "./test-replica";

let db: Database;
let line: ExchangeLine;
let replica: TestReplica;
const open: ReadableStreamDefaultController[] = [];
beforeEach(() => {
  db = aMunicipality();
  line = new ExchangeLine({ atOnce: 1, waiting: 1, within: 3 });
  replica = new TestReplica(db, staffId("social"), () => NOW);
});
afterEach(() => {
  for (const controller of open.splice(0)) controller.error(new Error("the line was cut"));
});

const anApp = (parts: Partial<SyncParts> = {}): TestApp =>
  aTestApp({ db, sync: syncRoutes({ db, log: pino({ level: "silent" }), now: () => NOW, line, ...parts }) });

/** A body of which nothing ever comes. */
const silence = () => new ReadableStream({ start: (controller) => void open.push(controller) });

function send(
  app: TestApp,
  id: string,
  body: Uint8Array<ArrayBuffer> | ReadableStream,
  more: Record<string, string> = {},
  to = "exchange",
) {
  const headers = { "content-type": SYNC_TYPE, [HEADERS.replica]: id, [HEADERS.counter]: "1" };
  const init = { method: "POST", headers: { ...headers, [HEADERS.mac]: "00", ...more }, body };
  return app.request(`/api/sync/v1/${to}`, { ...init, duplex: "half" });
}

async function push(app: TestApp, by: TestReplica): Promise<number> {
  by.counter += 1;
  const body = by.body([by.op(aPerson())]);
  const more = { [HEADERS.counter]: String(by.counter), [HEADERS.mac]: by.sign(body) };
  const answer = await send(app, by.id, new Uint8Array(body), more);
  await answer.arrayBuffer();
  return answer.status;
}

describe("before a request costs anything", () => {
  test("[P4] a replica that is not enrolled is told so before its body is read, and takes no seat", async () => {
    const app = anApp();
    for (const to of ["exchange", "verify"]) {
      const answer = await send(app, "nobody", silence(), {}, to);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: "signed-out", field: "bad-signature" } });
    }
    expect(await push(app, replica)).toBe(200);
  });

  test("[P4] a body that does not come gives its seat back, and may be sent again", async () => {
    const app = anApp({ patience: { graceMs: 0, bytesPerMs: 1 } });
    const answer = await send(app, replica.id, silence());
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
    const others = [line.enter(), line.enter()];
    expect(line.isFull).toBe(false);
    for (const leave of others) leave();
  });

  test("[P4] what would break it again with the same bytes is no busy server", async () => {
    db.sqlite.prepare("update replica set keys = x'00' where id = ?").run(replica.id);
    const answer = await send(anApp(), replica.id, new Uint8Array([1]));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([500, null]);
    expect(await answer.json()).toMatchObject({ error: { code: "internal" } });
    expect(line.isFull).toBe(false);
  });

  test("[P4] bodies of one replica that do not come leave seats for the others", async () => {
    const app = anApp({ limits: new SyncLimits({ ...SYNC_LIMITS, bodiesAtOnce: 1 }) });
    const other = new TestReplica(db, staffId("nurse"), () => NOW);
    void send(app, replica.id, silence());
    expect((await send(app, replica.id, silence())).status).toBe(503);
    expect(await push(app, other)).toBe(200);
  });

  test("[P4] a body over the limit is 413, announced or streamed", async () => {
    const app = anApp();
    const large = new Uint8Array(LIMITS.bodyBytes + 1);
    const announced = { "content-length": String(large.length) };
    expect((await send(app, replica.id, silence(), announced)).status).toBe(413);
    expect((await send(app, replica.id, new Blob([large]).stream())).status).toBe(413);
    expect((await send(app, replica.id, large.subarray(0, 100_000), {}, "verify")).status).toBe(413);
    expect(line.isFull).toBe(false);
  });
});

describe("so much within a minute", () => {
  test("[P8] of a replica: beyond it 429 with Retry-After, and nothing is taken; another one is not held up", async () => {
    const app = anApp({ limits: new SyncLimits({ ...SYNC_LIMITS, perReplica: 2 }) });
    const other = new TestReplica(db, staffId("nurse"), () => NOW);
    expect([await push(app, replica), await push(app, replica)]).toEqual([200, 200]);
    const refused = await send(app, replica.id, silence());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: "too-many" } });
    expect((await send(app, replica.id, silence(), {}, "verify")).status).toBe(429);
    expect(await push(app, other)).toBe(200);
  });

  test("[P8] from an address, whoever it says it is", async () => {
    const app = anApp({ limits: new SyncLimits({ ...SYNC_LIMITS, perAddress: 2 }) });
    expect((await send(app, "nobody", silence())).status).toBe(401);
    expect((await send(app, "somebody", silence())).status).toBe(401);
    expect((await send(app, replica.id, silence())).status).toBe(429);
  });

  test("[P8] 200 tablets behind one address, each with a week to hand over, stay below it", () => {
    expect(SYNC_LIMITS.perAddress).toBeGreaterThan(200 * 20);
    expect(SYNC_LIMITS.perReplica).toBeGreaterThan(10 * 20);
  });
});
