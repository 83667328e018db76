import { needsSecondFactor } from "@konta/shared/access/second-factor-roles";
import type { BegunFactor } from "@konta/shared/access/own-account";
import type { Role } from "@konta/shared/access/role";
import { Secret, TOTP, URI } from "otpauth";
import { describe, expect, test } from "vitest";
import { aStaffMember, aTestApp, PASSWORD, type TestApp } from "../app-fixture";
import { findFactor } from "../db/second-factors";
import { RECOVERY_CODES } from "./recovery-codes";
import { resetFactor } from "./reset-factor";
import { PENDING_MS, STEP_MS } from "./second-factor";
import { TRIES_PER_NAME, WRONG_CODES_PER_DAY } from "./sign-in-limits";

const errorOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code;
const cookieOf = (answer: Response) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";
const audited = ({ db }: TestApp) =>
  db.sqlite
    .prepare("select what from audit order by id")
    .all()
    .map((row) => (row as { what: string }).what);

const remove = (app: TestApp, cookie: string, code: string) =>
  app.request("/api/session/factor", {
    method: "DELETE",
    headers: { cookie, "content-type": "application/json", "sec-fetch-site": "same-origin" },
    body: JSON.stringify({ code }),
  });

/** Somebody with an app on the phone. */
async function setUp(app: TestApp, username: string) {
  const cookie = await app.signIn(username);
  const begun = (await (await app.post("/api/session/factor", {}, { cookie })).json()) as BegunFactor;
  const secret = Secret.fromBase32(begun.secret);
  const codeAt = (steps: number) =>
    new TOTP({ secret }).generate({ timestamp: app.clock.now + steps * STEP_MS });
  const confirmed = await app.post("/api/session/factor/confirm", { code: codeAt(0) }, { cookie });
  const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] };
  const signIn = (code?: string, password = PASSWORD) =>
    app.post("/api/session", { username, password, ...(code === undefined ? {} : { code }) });
  return { begun, before: cookie, cookie: cookieOf(confirmed), codeAt, recoveryCodes, signIn };
}

async function anApp(roles: Role[] = ["nurse"], secondFactors = false) {
  const app = aTestApp({ secondFactors });
  await aStaffMember(app.db, "eleni", roles);
  return app;
}

describe("signing in with a second factor", () => {
  test("the password alone says that a code is needed, a right code lets in, a wrong one is written down", async () => {
    const app = await anApp();
    const { codeAt, signIn } = await setUp(app, "eleni");
    const alone = await signIn();
    expect([alone.status, await errorOf(alone)]).toEqual([401, "second-factor-needed"]);
    expect(alone.headers.get("set-cookie")).toBeNull();
    const wrong = await signIn("000000");
    expect([wrong.status, await errorOf(wrong)]).toEqual([401, "wrong-code"]);
    const right = await signIn(codeAt(1));
    expect(right.status).toBe(200);
    expect((await app.get("/api/devices", cookieOf(right))).status).toBe(200);
    expect(audited(app)).toEqual(["sign-in", "factor-set-up", "code-refused", "sign-in"]);
  });

  test("a code counts one step either way, once, and none before the newest that was taken", async () => {
    const app = await anApp();
    const { codeAt, signIn } = await setUp(app, "eleni");
    expect((await signIn(codeAt(0))).status).toBe(401);
    app.clock.now += 10 * STEP_MS;
    expect((await signIn(codeAt(-2))).status).toBe(401);
    expect((await signIn(codeAt(2))).status).toBe(401);
    const late = codeAt(-1);
    expect((await signIn(late)).status).toBe(200);
    expect((await signIn(late)).status).toBe(401);
    const early = codeAt(1);
    expect((await signIn(`${early.slice(0, 3)} ${early.slice(3)}`)).status).toBe(200);
    expect((await signIn(codeAt(0))).status).toBe(401);
    expect((await signIn(early)).status).toBe(401);
  });

  test("of two requests with one code only one is let in", async () => {
    const app = await anApp();
    const { codeAt, signIn } = await setUp(app, "eleni");
    const code = codeAt(1);
    const answers = await Promise.all([signIn(code), signIn(code), signIn(code)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401]);
  });

  test("without the right password a code is neither looked at nor used up, and the answer is an unknown name's", async () => {
    const app = await anApp();
    const { codeAt, signIn } = await setUp(app, "eleni");
    const unknown = await app.post("/api/session", {
      username: "nobody",
      password: PASSWORD,
      code: codeAt(1),
    });
    const wrong = await signIn(codeAt(1), "something else");
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    expect((await signIn(codeAt(1))).status).toBe(200);
  });

  test("each recovery code opens once, however it is typed, and is written down", async () => {
    const app = await anApp();
    const { recoveryCodes, signIn } = await setUp(app, "eleni");
    expect(new Set(recoveryCodes).size).toBe(RECOVERY_CODES);
    const [one = "", two = ""] = recoveryCodes;
    expect((await signIn(` ${one.toLowerCase().replaceAll("-", " ").replaceAll("0", "o")}`)).status).toBe(
      200,
    );
    expect((await signIn(one)).status).toBe(401);
    expect((await signIn(two)).status).toBe(200);
    expect((await signIn("AAAA-AAAA-AAAA")).status).toBe(401);
    expect(findFactor(app.db, "staff.eleni")?.recovery).toHaveLength(RECOVERY_CODES - 2);
    expect(audited(app).filter((what) => what === "recovery-code-used")).toHaveLength(2);
  });

  test("wrong codes count like wrong passwords, and over a day there are few", async () => {
    const app = await anApp();
    const { codeAt, signIn } = await setUp(app, "eleni");
    for (let n = 0; n < TRIES_PER_NAME; n += 1) expect((await signIn("000000")).status).toBe(401);
    const limited = await signIn(codeAt(1));
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("a right code gives back no wrong one of the day; then a recovery code still opens", async () => {
    const app = await anApp();
    const { codeAt, signIn, recoveryCodes } = await setUp(app, "eleni");
    for (let n = 0; n < WRONG_CODES_PER_DAY; n += 1) {
      // Between them she signs in, which gives the tries of the quarter of an hour back.
      if (n % 5 === 0) {
        app.clock.now += 3 * STEP_MS;
        expect((await signIn(codeAt(0))).status).toBe(200);
      }
      expect((await signIn("000000")).status).toBe(401);
    }
    app.clock.now += 3 * STEP_MS;
    expect((await signIn(codeAt(0))).status).toBe(429);
    expect((await signIn(recoveryCodes[0])).status).toBe(200);
  });
});

describe("setting a second factor up", () => {
  test("the app gets 160 bits under the user's name; nothing is asked before its first code", async () => {
    const app = await anApp();
    const cookie = await app.signIn("eleni");
    const begun = (await (await app.post("/api/session/factor", {}, { cookie })).json()) as BegunFactor;
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(URI.parse(begun.uri)).toMatchObject({ issuer: "Konta", label: "eleni", digits: 6, period: 30 });
    expect((await app.post("/api/session", { username: "eleni", password: PASSWORD })).status).toBe(200);
    const wrong = await app.post("/api/session/factor/confirm", { code: "000000" }, { cookie });
    expect(await errorOf(wrong)).toBe("wrong-code");
  });

  test("the first code renews the session and ends the ones a password alone began", async () => {
    const app = await anApp();
    const other = await app.signIn("eleni");
    const { before, cookie, begun } = await setUp(app, "eleni");
    expect((await app.get("/api/session", before)).status).toBe(401);
    expect((await app.get("/api/session", other)).status).toBe(401);
    const state = await app.get("/api/session/factor", cookie);
    expect(await state.json()).toEqual({
      since: app.clock.now,
      recoveryLeft: RECOVERY_CODES,
      required: false,
    });
    const again = await app.post("/api/session/factor", {}, { cookie });
    expect([again.status, await errorOf(again)]).toEqual([409, "conflict"]);
    expect(begun.uri).toContain(begun.secret);
  });

  test("a secret nobody confirmed within the hour is worth nothing", async () => {
    const app = await anApp();
    const first = await app.signIn("eleni");
    const begun = (await (
      await app.post("/api/session/factor", {}, { cookie: first })
    ).json()) as BegunFactor;
    app.clock.now += PENDING_MS;
    const cookie = await app.signIn("eleni");
    const code = new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate({ timestamp: app.clock.now });
    expect((await app.post("/api/session/factor/confirm", { code }, { cookie })).status).toBe(409);
  });

  test("removing it needs a code", async () => {
    const app = await anApp();
    const { cookie, codeAt, signIn, recoveryCodes } = await setUp(app, "eleni");
    expect((await remove(app, cookie, "000000")).status).toBe(401);
    expect((await remove(app, cookie, codeAt(0))).status).toBe(401);
    expect((await remove(app, "", codeAt(1))).status).toBe(401);
    expect((await remove(app, cookie, recoveryCodes[0] ?? "")).status).toBe(204);
    expect((await signIn()).status).toBe(200);
    expect((await remove(app, cookie, codeAt(1))).status).toBe(409);
    expect(audited(app)).toContain("factor-removed");
  });

  test("a reset by command ends the sessions and leaves the password", async () => {
    const app = await anApp();
    const { cookie, signIn } = await setUp(app, "eleni");
    expect(resetFactor(app.db, "staff.eleni", app.clock.now)).toBe(true);
    expect(resetFactor(app.db, "staff.eleni", app.clock.now)).toBe(false);
    expect((await app.get("/api/session", cookie)).status).toBe(401);
    expect((await signIn()).status).toBe(200);
    expect(app.db.sqlite.prepare("select * from audit where what = 'factor-reset'").all()).toMatchObject([
      { staff_id: "", subject: "staff.eleni" },
    ]);
  });

  test("neither secret nor codes are in the database, the audit or the log", async () => {
    const app = await anApp();
    const { begun, recoveryCodes, codeAt, signIn } = await setUp(app, "eleni");
    await signIn(codeAt(1));
    await signIn(recoveryCodes[0]);
    const rows = JSON.stringify([
      app.db.sqlite.prepare("select hex(secret) as secret, recovery from second_factor").all(),
      app.db.sqlite.prepare("select * from audit").all(),
    ]);
    const { bytes } = Secret.fromBase32(begun.secret);
    const marks = [begun.secret, Buffer.from(bytes).toString("hex"), ...recoveryCodes];
    for (const mark of [...marks, ...recoveryCodes.map((code) => code.replaceAll("-", ""))])
      expect((rows + app.lines.join("")).toLowerCase()).not.toContain(mark.toLowerCase());
  });
});

describe("where those who export or administer must have one", () => {
  const OTHERS = [
    "/api/devices",
    "/api/review?kind=people",
    "/api/review/summary",
    "/api/people/AAAAAAAAAAAAAAAAAAAAAA",
    "/api/conflicts",
    "/api/duplicates",
    "/api/quarantine",
    "/api/audit",
    "/api/sessions",
  ];

  test.each(["coordinator", "dpo", "clerk"] as const)(
    "a %s without one signs in, is told, and does nothing but set it up",
    async (role) => {
      expect(needsSecondFactor([role])).toBe(true);
      const app = await anApp([role], true);
      const answer = await app.post("/api/session", { username: "eleni", password: PASSWORD });
      expect(await answer.json()).toMatchObject({ secondFactor: "missing" });
      const cookie = cookieOf(answer);
      for (const path of OTHERS) {
        const refused = await app.get(path, cookie);
        expect([path, refused.status, await errorOf(refused)]).toEqual([path, 403, "second-factor-missing"]);
      }
      const writes = ["/api/sync/v1/enrol", "/api/review/quarantine/x/release", "/api/session/password"];
      for (const path of writes)
        expect((await app.post(path, { kind: "office", device: "x" }, { cookie })).status).toBe(403);
      expect((await app.post("/api/sync/v1/copies", { copies: [] }, { cookie })).status).toBe(401);
      expect(await (await app.get("/api/session", cookie)).json()).toMatchObject({ secondFactor: "missing" });

      const { cookie: whole } = await setUp(app, "eleni");
      expect(await (await app.get("/api/session", whole)).json()).not.toHaveProperty("secondFactor");
      expect((await app.get("/api/devices", whole)).status).toBe(200);
    },
  );

  test("a nurse is asked for none, and a coordinator only where it is switched on", async () => {
    const nurse = await anApp(["nurse"], true);
    expect((await nurse.get("/api/devices", await nurse.signIn("eleni"))).status).toBe(200);
    const off = await anApp(["coordinator"], false);
    expect((await off.get("/api/devices", await off.signIn("eleni"))).status).toBe(200);
  });

  test("who removes a required one is back to setting it up", async () => {
    const app = await anApp(["coordinator"], true);
    const { cookie, codeAt } = await setUp(app, "eleni");
    expect((await remove(app, cookie, codeAt(1))).status).toBe(204);
    expect((await app.get("/api/devices", cookie)).status).toBe(403);
    expect((await app.get("/api/session/factor", cookie)).status).toBe(200);
  });
});
