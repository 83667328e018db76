import { beforeEach, expect, test } from "vitest";
import { aRegistryRecord, aStaffMember, aTestApp, type TestApp } from "../app-fixture";
import { verifyAudit } from "../db/audit";
import { applySystemOps } from "../sync/system-ops";
import { aPerson } from "../sync/test-person";
import { NOW } from "../sync/test-municipality";

let app: TestApp;
let person: string;
beforeEach(async () => {
  app = aTestApp();
  aRegistryRecord(app.db, "structure", "str.one", { el: "One", kind: "central", areas: ["vil.avgeniki"] });
  await aStaffMember(app.db, "clerk", ["clerk"]);
  await aStaffMember(app.db, "dpo", ["dpo"]);
  const made = aPerson({ fatherName: "Αυτοκράτορας" });
  person = made.id;
  applySystemOps(app.db, [made], NOW);
});

const lines = () => app.db.sqlite.prepare("select staff_id, what, subject from audit order by id").all();

test("signing in, enrolling and reading a file are written down, by ids and without values", async () => {
  const cookie = await app.signIn("clerk");
  await app.post("/api/sync/v1/enrol", { kind: "office", device: "Chromium" }, { cookie });
  expect((await app.get(`/api/people/${person}`, cookie)).status).toBe(200);
  expect((await app.get("/api/people/AAAAAAAAAAAAAAAAAAAAAA", cookie)).status).toBe(404);
  expect(lines()).toEqual([
    { staff_id: "staff.clerk", what: "sign-in", subject: null },
    { staff_id: "staff.clerk", what: "enrolment", subject: expect.stringMatching(/^.{22}$/) },
    { staff_id: "staff.clerk", what: "person-read", subject: person },
  ]);
  expect(JSON.stringify(app.db.sqlite.prepare("select * from audit").all())).not.toContain("Αυτοκράτορας");
});

test("the data protection officer reads it, a clerk is told that it is not there", async () => {
  const clerk = await app.signIn("clerk");
  const dpo = await app.signIn("dpo");
  await app.get(`/api/people/${person}`, clerk);
  const answer = await app.get("/api/audit", dpo);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    total: 3,
    items: [{ staffName: "clerk", what: "person-read", subject: person }, { staffName: "dpo" }, {}],
  });
  expect((await app.get("/api/audit", clerk)).status).toBe(404);
});

test("a changed line and a missing one break the chain where they stand", async () => {
  const cookie = await app.signIn("clerk");
  for (let read = 0; read < 5; read += 1) await app.get(`/api/people/${person}`, cookie);
  expect(verifyAudit(app.db)).toMatchObject({ lines: 6, brokenAt: null });
  const { head } = verifyAudit(app.db);
  app.db.sqlite.exec("update audit set staff_id = 'staff.dpo' where id = 3");
  expect(verifyAudit(app.db).brokenAt).toBe(3);
  app.db.sqlite.exec(
    "update audit set staff_id = 'staff.clerk' where id = 3; delete from audit where id = 4",
  );
  expect(verifyAudit(app.db).brokenAt).toBe(5);
  app.db.sqlite.exec("delete from audit where id > 3");
  expect(verifyAudit(app.db)).toMatchObject({ lines: 3, brokenAt: null });
  expect(verifyAudit(app.db).head).not.toBe(head);
});
