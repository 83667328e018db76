import { createHash } from "node:crypto";
import type { OwnSession } from "@konta/shared/access/own-account";
import { describe, expect, test } from "vitest";
import { aStaffMember, aTestApp, PASSWORD, type TestApp } from "../app-fixture";
import { IDLE_MS } from "./session";
import { TRIES_PER_NAME } from "./sign-in-limits";

const NEW = "eight purple umbrellas";
const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

async function anApp() {
  const app = aTestApp();
  await aStaffMember(app.db, "eleni", ["nurse"]);
  await aStaffMember(app.db, "maria", ["social_worker"]);
  return app;
}
const signIn = async (app: TestApp, device?: string, password = PASSWORD) =>
  cookieOf(await app.post("/api/session", { username: "eleni", password, device }));
const list = async (app: TestApp, cookie: string) =>
  ((await (await app.get("/api/sessions", cookie)).json()) as { items: OwnSession[] }).items;
const end = (app: TestApp, cookie: string, id?: string) =>
  app.request(`/api/sessions${id === undefined ? "" : `/${id}`}`, {
    method: "DELETE",
    headers: { cookie, "sec-fetch-site": "same-origin" },
  });
const isOpen = async (app: TestApp, cookie: string) => (await app.get("/api/session", cookie)).status === 200;
const audited = ({ db }: TestApp) =>
  db.sqlite.prepare("select what, staff_id, subject from audit order by id desc limit 1").get();

describe("my sessions", () => {
  test("are listed with device, begin and last sign of life, this one first; nobody else's", async () => {
    const app = await anApp();
    const begunAt = app.clock.now;
    const desk = await signIn(app, "Chrome, Windows");
    app.clock.now += 60_000;
    await signIn(app);
    await app.signIn("maria");
    expect(await list(app, desk)).toEqual([
      {
        id: expect.stringMatching(/^[\w-]{22}$/),
        device: "Chrome, Windows",
        begunAt,
        lastSeenAt: begunAt + 60_000,
        current: true,
      },
      {
        id: expect.any(String),
        device: null,
        begunAt: app.clock.now,
        lastSeenAt: app.clock.now,
        current: false,
      },
    ]);
  });

  test("one that nobody used for half an hour is not among them", async () => {
    const app = await anApp();
    await signIn(app);
    app.clock.now += IDLE_MS;
    expect(await list(app, await signIn(app))).toHaveLength(1);
  });

  test("an id is neither the token nor what the server keeps of it, and opens nothing", async () => {
    const app = await anApp();
    const cookie = await signIn(app);
    const token = cookie.split("=")[1] ?? "";
    const id = (await list(app, cookie))[0]?.id ?? "";
    expect(token).not.toContain(id);
    expect(createHash("sha256").update(token).digest("base64url")).not.toContain(id);
    expect(await isOpen(app, `konta=${id}`)).toBe(false);
  });

  test("one is ended, and written down; somebody else's is not there", async () => {
    const app = await anApp();
    const [here, there] = [await signIn(app), await signIn(app)];
    const [, other] = await list(app, here);
    const id = other?.id ?? "";
    const maria = await app.signIn("maria");
    expect((await end(app, maria, id)).status).toBe(404);
    expect((await end(app, here, "nothing")).status).toBe(404);
    expect((await end(app, "", id)).status).toBe(401);
    expect(await isOpen(app, there)).toBe(true);
    expect((await end(app, here, id)).status).toBe(204);
    expect(await isOpen(app, there)).toBe(false);
    expect(await isOpen(app, here)).toBe(true);
    expect(audited(app)).toEqual({ what: "session-ended", staff_id: "staff.eleni", subject: id });
  });

  test("all others are ended at once", async () => {
    const app = await anApp();
    const others = [await signIn(app), await signIn(app)];
    const maria = await app.signIn("maria");
    const here = await signIn(app);
    expect(await (await end(app, here)).json()).toEqual({ ended: 2 });
    expect(await Promise.all(others.map((cookie) => isOpen(app, cookie)))).toEqual([false, false]);
    expect([await isOpen(app, here), await isOpen(app, maria)]).toEqual([true, true]);
    expect(audited(app)).toEqual({ what: "other-sessions-ended", staff_id: "staff.eleni", subject: null });
  });

  test("another site ends none", async () => {
    const app = await anApp();
    const cookie = await signIn(app);
    const answer = await app.request("/api/sessions", {
      method: "DELETE",
      headers: { cookie, "sec-fetch-site": "cross-site" },
    });
    expect(answer.status).toBe(403);
  });
});

describe("changing one's own password", () => {
  const change = (app: TestApp, cookie: string, password: string, newPassword: string) =>
    app.post("/api/session/password", { password, newPassword }, { cookie });

  test("the old one proves it; the session is renewed, the others end, the old one opens nothing", async () => {
    const app = await anApp();
    const other = await signIn(app);
    const before = await signIn(app, "Chrome, Linux");
    const changed = await change(app, before, PASSWORD, NEW);
    expect(changed.status).toBe(204);
    expect([await isOpen(app, other), await isOpen(app, before)]).toEqual([false, false]);
    const renewed = cookieOf(changed);
    expect(await list(app, renewed)).toMatchObject([{ device: "Chrome, Linux", current: true }]);
    expect(audited(app)).toEqual({ what: "password-changed", staff_id: "staff.eleni", subject: null });
    expect(await signIn(app)).toBe("");
    expect(await signIn(app, undefined, NEW)).not.toBe("");
  });

  test.each([
    ["too short", "eleven char", "too-short"],
    ["common", "passwordpassword", "common"],
    ["too long", "xyzt".repeat(60), "too-long"],
    ["the same", PASSWORD, "same"],
  ])("a new one that is %s is refused, and nothing changes", async (_, typed, reason) => {
    const app = await anApp();
    const cookie = await signIn(app);
    const answer = await change(app, cookie, PASSWORD, typed);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { code: "unprocessable", field: reason } });
    expect(await isOpen(app, cookie)).toBe(true);
    expect(await signIn(app)).not.toBe("");
  });

  test("a wrong old one is refused, says nothing about the new one, and counts with the sign-in's", async () => {
    const app = await anApp();
    const cookie = await signIn(app);
    for (let n = 0; n < TRIES_PER_NAME; n += 1) {
      const answer = await change(app, cookie, "something else", "short");
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: "wrong-credentials" } });
    }
    const limited = await change(app, cookie, PASSWORD, NEW);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await app.post("/api/session", { username: "eleni", password: PASSWORD })).status).toBe(429);
  });

  test("of two at once only one stands", async () => {
    const app = await anApp();
    const cookie = await signIn(app);
    const answers = await Promise.all([
      change(app, cookie, PASSWORD, NEW),
      change(app, cookie, PASSWORD, "another good sentence"),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 401]);
  });

  test("needs a session", async () => {
    const app = await anApp();
    expect((await change(app, "", PASSWORD, NEW)).status).toBe(401);
  });
});
