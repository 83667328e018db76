import { READER_HEADER } from "@konta/shared/access/reader-header";
import { describe, expect, test } from "vitest";
import { aStaffMember, aTestApp, PASSWORD } from "../app-fixture";
import { deactivateAccount } from "../db/accounts";
import { ABSOLUTE_MS, IDLE_MS } from "./session";
import { TRIES_PER_NAME } from "./sign-in-limits";

describe("signing in", () => {
  test("a right password answers who one is and sets a cookie no script reads", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const answer = await app.post("/api/session", { username: " Nurse ", password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      staffId: "staff.nurse",
      name: "nurse",
      shortCode: "nurse",
      roles: ["nurse"],
    });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^konta=[A-Za-z0-9_-]{43};/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
    expect(cookie).toContain("Path=/");
    expect(cookie).not.toContain("Domain");
    const who = await app.get("/api/session", cookie.split(";")[0]);
    expect(who.status).toBe(200);
  });

  test("over https the cookie is __Host- and Secure", async () => {
    const app = aTestApp({ origin: "https://konta.example", https: true });
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const answer = await app.post("/api/session", { username: "nurse", password: PASSWORD });
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-konta=.*Secure/);
  });

  test("a wrong password, an unknown user and a deactivated one get the same answer", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    deactivateAccount(app.db, await aStaffMember(app.db, "gone", ["nurse"]));
    const answers = await Promise.all([
      app.post("/api/session", { username: "nurse", password: "something else" }),
      app.post("/api/session", { username: "nobody", password: PASSWORD }),
      app.post("/api/session", { username: "gone", password: PASSWORD }),
    ]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
    expect(new Set(bodies).size).toBe(1);
  });

  test("after too many wrong tries even the right password has to wait, others do not", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    await aStaffMember(app.db, "social", ["social_worker"]);
    for (let n = 0; n < TRIES_PER_NAME; n += 1)
      await app.post("/api/session", { username: "nurse", password: "wrong" });
    const limited = await app.post("/api/session", { username: "nurse", password: PASSWORD });
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    const other = await app.post("/api/session", { username: "social", password: PASSWORD });
    expect(other.status).toBe(200);
  });

  test("a session that somebody else left in the browser answers nothing to the person who reads", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const cookie = await app.signIn("nurse");
    const read = (staffId: string) =>
      app.request("/api/session", { headers: { cookie, [READER_HEADER]: staffId } });
    expect((await read("staff.nurse")).status).toBe(200);
    expect((await read("staff.social")).status).toBe(401);
  });

  test("the token is nowhere in the database", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const token = (await app.signIn("nurse")).split("=")[1] ?? "";
    const rows = JSON.stringify(app.db.sqlite.prepare("select * from session").all());
    expect(token).toHaveLength(43);
    expect(rows).not.toContain(token);
  });
});

describe("a session", () => {
  test("ends after half an hour of silence", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const cookie = await app.signIn("nurse");
    app.clock.now += IDLE_MS - 1;
    expect((await app.get("/api/session", cookie)).status).toBe(200);
    app.clock.now += IDLE_MS - 1;
    expect((await app.get("/api/session", cookie)).status).toBe(200);
    app.clock.now += IDLE_MS;
    expect((await app.get("/api/session", cookie)).status).toBe(401);
  });

  test("ends after twelve hours however busy", async () => {
    const app = aTestApp();
    await aStaffMember(app.db, "nurse", ["nurse"]);
    const cookie = await app.signIn("nurse");
    const endsAt = app.clock.now + ABSOLUTE_MS;
    while (app.clock.now + IDLE_MS / 2 < endsAt) {
      app.clock.now += IDLE_MS / 2;
      expect((await app.get("/api/session", cookie)).status).toBe(200);
    }
    app.clock.now = endsAt;
    expect((await app.get("/api/session", cookie)).status).toBe(401);
  });

  test("ends at sign-out, at the next sign-in and with the account", async () => {
    const app = aTestApp();
    const nurse = await aStaffMember(app.db, "nurse", ["nurse"]);
    const first = await app.signIn("nurse");
    await app.post("/api/session", { username: "nurse", password: PASSWORD }, { cookie: first });
    expect((await app.get("/api/session", first)).status).toBe(401);
    const second = await app.signIn("nurse");
    const left = await app.request("/api/session", {
      method: "DELETE",
      headers: { cookie: second, "sec-fetch-site": "same-origin" },
    });
    expect(left.status).toBe(204);
    expect((await app.get("/api/session", second)).status).toBe(401);
    const third = await app.signIn("nurse");
    deactivateAccount(app.db, nurse);
    expect((await app.get("/api/session", third)).status).toBe(401);
  });
});
