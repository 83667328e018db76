import { beforeEach, describe, expect, test } from "vitest";
import { aRegistryRecord, aStaffMember, aTestApp, NOON_ISH, type TestApp } from "../app-fixture";
import { readRecord } from "../db/records";
import { aRecordId, TestReplica } from "../sync/test-replica";

let app: TestApp;
let id = "";
const cookies: Record<string, string> = {};

/** A person whom a nurse of structure one registered in a community of nobody. */
beforeEach(async () => {
  app = aTestApp();
  await aStaffMember(app.db, "nurse", ["nurse"]);
  await aStaffMember(app.db, "coordinator", ["coordinator"]);
  await aStaffMember(app.db, "doctor", ["doctor"]);
  aRegistryRecord(app.db, "community", "vil.a", { el: "Α" });
  for (const name of ["nurse", "coordinator", "doctor"]) cookies[name] = await app.signIn(name);
  const nurse = new TestReplica(app.db, "staff.nurse", () => NOON_ISH);
  id = aRecordId();
  const fields = { community: "vil.a", birth: "χθες" };
  await nurse.sync([
    nurse.op({ collection: "beneficiary", id, fields }),
    nurse.op({ collection: "beneficiary", id, fields: { community: "vil.a", fatherName: "Πέτρος" } }),
  ]);
});

const waits = async (username: string) => {
  const answer = await app.get("/api/quarantine", cookies[username]);
  return ((await answer.json()) as { items: { id: string; reason: string; mayDecide: boolean }[] }).items;
};
const decide = async (username: string, entry: string, way: "release" | "reject", why = "διορθώθηκε") => {
  const headers = { cookie: cookies[username] ?? "" };
  return app.post(`/api/review/quarantine/${entry}/${way}`, { why }, headers);
};
const firstOf = async (username: string) =>
  (await waits(username)).find(({ reason }) => reason === "bad-value")?.id ?? "";

describe("deciding about what waits", () => {
  test("[P3] what is wrong in itself is refused again and says why; sent back, it frees what followed", async () => {
    const entry = await firstOf("coordinator");
    const refused = await decide("coordinator", entry, "release");
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ error: { code: "unprocessable", field: "bad-value" } });
    const rejected = await decide("coordinator", entry, "reject");
    expect(await rejected.json()).toEqual({ applied: 0 });
    expect((await waits("coordinator")).map(({ reason }) => reason)).toEqual(["no-record"]);
    expect((await decide("coordinator", entry, "reject")).status).toBe(404);
    expect(readRecord(app.db, "beneficiary", id)).toBeNull();
  });

  test("whoever only reads there sees it, and may not decide; without a session nobody", async () => {
    const entry = await firstOf("doctor");
    expect((await waits("doctor")).map(({ mayDecide }) => mayDecide)).toEqual([false, false]);
    const unknown = await decide("doctor", "AAAAAAAAAAAAAAAAAAAAAA", "reject");
    const notAllowed = await decide("doctor", entry, "reject");
    expect(notAllowed.status).toBe(404);
    expect(await notAllowed.text()).toBe(await unknown.text());
    expect((await app.post(`/api/review/quarantine/${entry}/reject`, { why: "x" })).status).toBe(401);
    expect(await firstOf("doctor")).toBe(entry);
  });

  test("a decision without a reason is none", async () => {
    const entry = await firstOf("nurse");
    expect((await decide("nurse", entry, "reject", "  ")).status).toBe(400);
    expect(await firstOf("nurse")).toBe(entry);
  });
});
