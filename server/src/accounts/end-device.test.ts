import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";
import type { Role } from "@konta/shared/access/role";
import { recordIdFrom } from "@konta/shared/base/id";
import type { DeviceOrder } from "@konta/shared/sync/device-order";
import type { Enrolled } from "@konta/shared/sync/enrolment";
import { beforeEach, describe, expect, test } from "vitest";
import { aStaffMember, aTestApp, NOON_ISH, type TestApp } from "../app-fixture";
import { addReplica, readReplica } from "../db/replicas";
import { foundMunicipality, NOW, staffId } from "../sync/test-municipality";
import { aPerson } from "../sync/test-person";
import { TestReplica } from "../sync/test-replica";
import { TestServer } from "../sync/test-server";
import { declareDevice } from "./end-device";

let app: TestApp;
beforeEach(() => {
  app = aTestApp();
});

const ENROLMENT = { kind: "field", device: "test" };

/** Somebody's session, and what a browser keeps of it and of the device. */
async function works(
  name: string,
  roles: Role[],
  browser = "",
): Promise<{ cookie: string; browser: string; replica: string }> {
  await aStaffMember(app.db, name, roles);
  const cookie = await app.signIn(name);
  const bound = await app.post("/api/sync/v1/enrol", ENROLMENT, { cookie: `${cookie}; ${browser}` });
  const mark = bound.headers.getSetCookie().find((each) => each.startsWith("konta-device="));
  const { replica } = (await bound.json()) as Enrolled;
  return { cookie, browser: mark?.split(";")[0] ?? "", replica };
}

const declare = (cookie: string, replica: string, end: string | null) =>
  end === null
    ? app.post(`/api/devices/${replica}/found`, {}, { cookie })
    : app.post(`/api/devices/${replica}/end`, { end }, { cookie });
const deeds = () =>
  app.db.sqlite.prepare("select what, subject from audit where what like 'device-%' order by id").all();

const nonce = () => randomBytes(16).toString("base64url");
async function ordersOf(replicas: string[], unsent: number[] = [], obeyed?: DeviceOrder[]) {
  const body = {
    nonce: nonce(),
    replicas: replicas.map((replica) => ({ replica, unsent })),
    ...(obeyed && { obeyed }),
  };
  const answer = await app.post("/api/sync/v1/orders", body);
  const { orders } = (await answer.json()) as { orders: DeviceOrder[] };
  return { orders, clear: answer.headers.get("clear-site-data"), nonce: body.nonce };
}

describe("a tablet that is given up", () => {
  test("[S6] ends for everybody who works on it and for nobody else; whoever holds it is signed out", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const social = await works("social", ["social_worker"], nurse.browser);
    const elsewhere = await works("mediator", ["mediator"]);
    const head = await works("head", ["coordinator"]);
    const answer = await declare(head.cookie, social.replica, "lost");
    expect(await answer.json()).toEqual({ replicas: [nurse.replica, social.replica] });
    const endOf = (id: string) => readReplica(app.db, id)?.end;
    expect([nurse, social, elsewhere].map(({ replica }) => endOf(replica))).toEqual(["lost", "lost", null]);
    expect(deeds()).toEqual([
      { what: "device-lost", subject: nurse.replica },
      { what: "device-lost", subject: social.replica },
    ]);
    for (const [{ cookie }, status] of [
      [nurse, 401],
      [social, 401],
      [elsewhere, 200],
      [head, 200],
    ] as const)
      expect((await app.get("/api/session", cookie)).status).toBe(status);
  });

  test("nobody begins to work in it, nor gets its keys again, until it is found", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const head = await works("head", ["coordinator"]);
    await declare(head.cookie, nurse.replica, "retired");
    const inIt = async (body: unknown) =>
      (
        await app.post("/api/sync/v1/enrol", body, {
          cookie: `${await app.signIn("nurse")}; ${nurse.browser}`,
        })
      ).status;
    expect(await inIt(ENROLMENT)).toBe(403);
    expect(await inIt({ replica: nurse.replica })).toBe(403);
    // From another browser the keys of a device that is given up are not issued either.
    const again = await app.post("/api/sync/v1/enrol", { replica: nurse.replica }, { cookie: nurse.cookie });
    expect(again.status).toBe(404);
    expect((await declare(head.cookie, nurse.replica, null)).status).toBe(200);
    expect(await inIt({ replica: nurse.replica })).toBe(200);
  });

  test("whoever works on it may say that it is lost; more than that, and about others, only the coordinator", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const social = await works("social", ["social_worker"], nurse.browser);
    const clerk = await works("clerk", ["clerk"]);
    expect((await declare(nurse.cookie, nurse.replica, "stolen")).status).toBe(404);
    expect((await declare(clerk.cookie, nurse.replica, "lost")).status).toBe(404);
    expect((await declare(nurse.cookie, "nobody", "lost")).status).toBe(404);
    expect((await declare(nurse.cookie, social.replica, "lost")).status).toBe(200);
    // Her own session goes on: she sits at another screen.
    expect((await declare(nurse.cookie, social.replica, null)).status).toBe(404);
    expect((await declare(nurse.cookie, nurse.replica, "burnt")).status).toBe(400);
  });
});

describe("what the device is told while nobody has unlocked it", () => {
  test("[O2] nothing as long as it is in use; then the office's signed word, and how much is missing there", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const head = await works("head", ["coordinator"]);
    expect((await ordersOf([nurse.replica, "nobody"])).orders).toEqual([]);
    await declare(head.cookie, nurse.replica, "stolen");
    const { orders, nonce: asked } = await ordersOf([nurse.replica], [1, 2, 2]);
    expect(orders).toEqual([
      {
        replica: nurse.replica,
        end: "stolen",
        at: NOON_ISH,
        nonce: asked,
        signature: expect.any(String) as string,
        missing: 2,
      },
    ]);
    await declare(head.cookie, nurse.replica, null);
    expect((await ordersOf([nurse.replica])).orders).toEqual([]);
  });

  test("that it has obeyed is noted once, only with the office's own order, and is final", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const head = await works("head", ["coordinator"]);
    await declare(head.cookie, nurse.replica, "lost");
    const [order] = (await ordersOf([nurse.replica])).orders;
    if (!order) throw new Error("no order");
    const wiped = () => readReplica(app.db, nurse.replica)?.wipedAt;
    for (const forged of [
      { ...order, nonce: nonce() },
      { ...order, end: "stolen" as const },
      { ...order, missing: order.missing + 1 },
      { ...order, signature: "A".repeat(86) },
    ])
      await ordersOf([], [], [forged]);
    expect(wiped()).toBeNull();
    expect((await ordersOf([], [], [order])).clear).toBe('"cache", "cookies", "storage"');
    expect(wiped()).toBe(NOON_ISH);
    app.clock.now += 1000;
    await ordersOf([], [], [order]);
    expect(wiped()).toBe(NOON_ISH);
    expect(deeds()).toHaveLength(2);
    expect((await declare(head.cookie, nurse.replica, null)).status).toBe(409);
  });

  test("[P10] the desk reads how much is still only there, as far as the device can tell it", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const head = await works("head", ["coordinator"]);
    const unsent = () => readReplica(app.db, nurse.replica)?.unsent;
    await ordersOf([nurse.replica], [1]);
    expect(unsent()).toBe(0);
    await declare(head.cookie, nurse.replica, "lost");
    await ordersOf([nurse.replica], [1, 2]);
    expect(unsent()).toBe(2);
    // A database that does not open names nothing, and has it all the same.
    const [order] = (await ordersOf([nurse.replica])).orders;
    expect(unsent()).toBe(2);
    if (!order) throw new Error("no order");
    await ordersOf([], [], [order]);
    await ordersOf([nurse.replica], [1]);
    expect(unsent()).toBe(2);
  });

  test("[S6] nobody begins to work in a browser that was given up, until it is found or emptied", async () => {
    const nurse = await works("nurse", ["nurse"]);
    const head = await works("head", ["coordinator"]);
    const begins = async () => {
      const cookie = `${await app.signIn("nurse")}; ${nurse.browser}`;
      return (await app.post("/api/sync/v1/enrol", ENROLMENT, { cookie })).status;
    };
    await declare(head.cookie, nurse.replica, "lost");
    expect(await begins()).toBe(403);
    const [order] = (await ordersOf([nurse.replica])).orders;
    if (!order) throw new Error("no order");
    // The word that clears the cookie may have been cut on its way.
    await ordersOf([], [], [order]);
    expect(await begins()).toBe(200);
  });

  test("lists have their limits", async () => {
    const body = (replicas: number, unsent: number) => ({
      nonce: nonce(),
      replicas: Array.from({ length: replicas }, () => ({
        replica: "r",
        unsent: Array.from({ length: unsent }, () => 1),
      })),
    });
    expect((await app.post("/api/sync/v1/orders", body(101, 0))).status).toBe(400);
    expect((await app.post("/api/sync/v1/orders", body(1, 20_001))).status).toBe(400);
    expect((await app.post("/api/sync/v1/orders", body(100, 100))).status).toBe(200);
    expect((await app.post("/api/sync/v1/orders", { ...body(1, 1), nonce: "short" })).status).toBe(400);
  });
});

const head = {
  staffId: staffId("coordinator"),
  name: "",
  shortCode: "",
  roles: ["coordinator" as const],
  structure: "",
};

describe("while it is open", () => {
  test("[S6] [O2] what it brings is taken for people to look at, nothing comes back, and it is told what to do", async () => {
    const server = new TestServer();
    const db = server.open();
    foundMunicipality(db);
    const social = new TestReplica(db, staffId("social"), () => NOW);
    for (const [end, wipe] of [
      ["stolen", "at-once"],
      ["lost", "when-empty"],
      ["retired", "when-empty"],
    ] as const) {
      declareDevice(db, head, { replica: social.id, end, session: null, at: NOW });
      const { answer, frames } = await social.sync([social.op(aPerson())]);
      expect(answer).toMatchObject({ ended: true, wipe, scopes: {} });
      expect(answer.results.map(([, , status]) => status)).toEqual(["quarantined"]);
      expect(frames).toEqual([]);
    }
    declareDevice(db, head, { replica: social.id, end: null, session: null, at: NOW });
    expect((await social.sync()).answer).not.toHaveProperty("ended");
    server.close();
  });

  test("[S5] a database that is put back does not trust it again, nor forget that it was found", () => {
    const server = new TestServer();
    const db = server.open();
    foundMunicipality(db);
    const aDevice = (): string => {
      const id = recordIdFrom(randomBytes(16));
      const keys = { exchange: "", compartments: {} };
      addReplica(db, {
        id,
        staffId: staffId("nurse"),
        kind: "field",
        device: "test",
        deviceId: "",
        keys,
        now: NOW,
      });
      return id;
    };
    const [stolen, found] = [aDevice(), aDevice()];
    server.backUp();
    const late = aDevice();
    const say = (replica: string, end: "stolen" | null) =>
      declareDevice(db, head, { replica, end, session: null, at: NOW + 5 });
    for (const id of [stolen, found, late]) say(id, "stolen");
    say(found, null);
    appendFileSync(`${server.file}.enrolments`, "nonsense\n");
    const after = server.putBack();
    expect([stolen, found, late].map((id) => readReplica(after, id)?.end)).toEqual([
      "stolen",
      null,
      "stolen",
    ]);
    expect(readReplica(after, stolen)?.revokedAt).toBe(NOW + 5);
    server.close();
  });
});
