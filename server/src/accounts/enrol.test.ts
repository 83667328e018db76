import { enrolledSchema } from "@konta/shared/sync/enrolment";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { aRegistryRecord, aStaffMember, aTestApp } from "../app-fixture";
import { DEVICES_PER_DAY } from "./enrol";

const DEVICE = { kind: "field", device: "Chromium, Linux" };
const enrolledOf = async (answer: Response) => z.parse(enrolledSchema, await answer.json());

describe("enrolment", () => {
  test("[S1] keys are issued only for what the role reads: a mediator gets no health key", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "mediator", ["mediator"]);
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const mediator = await enrolledOf(
      await app.post("/api/sync/v1/enrol", DEVICE, { cookie: await app.signIn("mediator") }),
    );
    const nurse = await enrolledOf(
      await app.post("/api/sync/v1/enrol", DEVICE, { cookie: await app.signIn("nurse") }),
    );
    expect(Object.keys(mediator.keys).sort()).toEqual(
      ["benefit", "core", "outing", "personal", "registry", "social"].sort(),
    );
    expect(nurse.keys.health).toHaveLength(43);
    expect(nurse.keys.psych).toBeUndefined();
    expect(mediator.replica).not.toBe(nurse.replica);
    expect(mediator.code).not.toBe(nurse.code);
    expect(mediator.incarnation).toBe(1);
  });

  test("needs a session", async () => {
    expect((await aTestApp().post("/api/sync/v1/enrol", DEVICE)).status).toBe(401);
  });

  test("the same person gets the same keys again, another person gets nothing", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    await aStaffMember(app.db, "social", ["social_worker"]);
    const cookie = await app.signIn("nurse");
    const first = await enrolledOf(await app.post("/api/sync/v1/enrol", DEVICE, { cookie }));
    const again = await enrolledOf(
      await app.post("/api/sync/v1/enrol", { replica: first.replica }, { cookie }),
    );
    expect(again).toEqual(first);
    const other = { cookie: await app.signIn("social") };
    const stolen = await app.post("/api/sync/v1/enrol", { replica: first.replica }, other);
    const invented = await app.post("/api/sync/v1/enrol", { replica: "nothing" }, other);
    expect(stolen.status).toBe(404);
    expect(await stolen.text()).toBe(await invented.text());
  });

  test("a new role brings its key to the old replica, and a lost one takes it away", async () => {
    const app = aTestApp();
    const staffId = await aStaffMember(app.db, "both", ["mediator"]);
    const cookie = await app.signIn("both");
    const first = await enrolledOf(await app.post("/api/sync/v1/enrol", DEVICE, { cookie }));
    aRegistryRecord(app.db, "staff", staffId, {
      name: "both",
      shortCode: "b",
      roles: ["nurse"],
      active: true,
    });
    const more = await enrolledOf(
      await app.post("/api/sync/v1/enrol", { replica: first.replica }, { cookie }),
    );
    expect(more.keys.core).toBe(first.keys.core);
    expect(more.keys.health).toBeDefined();
    aRegistryRecord(app.db, "staff", staffId, {
      name: "both",
      shortCode: "b",
      roles: ["driver"],
      active: true,
    });
    const less = await enrolledOf(
      await app.post("/api/sync/v1/enrol", { replica: first.replica }, { cookie }),
    );
    expect(Object.keys(less.keys).sort()).toEqual(["outing", "personal", "registry"]);
  });

  test("a person binds so many new devices a day; old ones, other people and the next day are free", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "driver", ["driver"]);
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const cookie = await app.signIn("driver");
    const first = await enrolledOf(await app.post("/api/sync/v1/enrol", DEVICE, { cookie }));
    for (let more = 1; more < DEVICES_PER_DAY; more += 1)
      expect((await app.post("/api/sync/v1/enrol", DEVICE, { cookie })).status).toBe(200);
    const refused = await app.post("/api/sync/v1/enrol", DEVICE, { cookie });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe(String(24 * 3600));
    expect(await refused.json()).toMatchObject({ error: { code: "too-many-devices" } });
    const old = await app.post("/api/sync/v1/enrol", { replica: first.replica }, { cookie });
    expect(old.status).toBe(200);
    const other = { cookie: await app.signIn("nurse") };
    expect((await app.post("/api/sync/v1/enrol", DEVICE, other)).status).toBe(200);
    app.clock.now += 24 * 3_600_000;
    const tomorrow = { cookie: await app.signIn("driver") };
    expect((await app.post("/api/sync/v1/enrol", DEVICE, tomorrow)).status).toBe(200);
  });

  test("keys and badges lie sealed in the database", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const cookie = await app.signIn("nurse");
    const { exchangeKey } = await enrolledOf(await app.post("/api/sync/v1/enrol", DEVICE, { cookie }));
    const row = app.db.sqlite.prepare("select keys from replica").get() as { keys: Buffer };
    expect(row.keys.includes(exchangeKey)).toBe(false);
  });
});
