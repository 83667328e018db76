import type { SignedIn } from "@konta/shared/sync/enrolment";
import { signInSchema } from "@konta/shared/sync/enrolment";
import { type Context, Hono } from "hono";
import type { AppParts } from "../app-parts";
import { findAccount } from "../db/accounts";
import { writeAudit } from "../db/audit";
import { hasFactor } from "../db/second-factors";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { isPassword } from "./password";
import { proveCode } from "./prove-code";
import { requireAnySession } from "./require-session";
import { lacksFactor } from "./second-factor";
import { beginSession, leaveSession } from "./session";
import { dropToken, setToken, tokenOf } from "./session-cookie";
import type { SignInLimits } from "./sign-in-limits";
import { activeStaff, type StaffPerson } from "./staff-person";

const signedIn = (parts: AppParts, me: StaffPerson): SignedIn => ({
  staffId: me.staffId,
  name: me.name,
  shortCode: me.shortCode,
  roles: me.roles,
  ...(lacksFactor(parts, me) ? { secondFactor: "missing" as const } : {}),
});

const nameOf = (typed: string): string => typed.normalize("NFC").trim().toLowerCase();

/** Signing in, who am I, signing out. @param limits the ones of everything that tries passwords and codes */
export function sessionRoutes(parts: AppParts, limits: SignInLimits) {
  const { db, https, now } = parts;
  const routes = new Hono();

  routes.post("/", async (c: Context) => {
    c.header("Cache-Control", "no-store");
    const body = await readJson(c, signInSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const { password, code = "", device = null } = body.value;
    const username = nameOf(body.value.username);
    const address = addressOf(c, https);
    const waitS = await limits.take(username, address);
    if (waitS !== null) {
      c.header("Retry-After", String(waitS));
      return problem(c, "too-many");
    }
    const account = findAccount(db, username);
    const isRight = await isPassword(account?.passwordHash ?? null, password);
    const person = account ? activeStaff(db, account.staffId) : null;
    // Unknown, wrong, deactivated: one answer after the same work, so that nobody learns which names exist. A code is not
    // looked at before the password is right, so that it is neither used up nor tried out without it.
    if (!isRight || !person) return problem(c, "wrong-credentials");
    const { staffId } = person;
    if (hasFactor(db, staffId)) {
      if (code.trim() === "") return problem(c, "second-factor-needed");
      const refusal = await proveCode(c, parts, limits, { staffId, username }, code);
      if (refusal) return refusal;
    }
    await limits.giveBack(username, address);
    const before = tokenOf(c, https);
    if (before !== undefined) leaveSession(db, before);
    setToken(c, https, beginSession(db, staffId, device, now()));
    writeAudit(db, { at: now(), staffId, what: "sign-in", subject: null });
    return c.json(signedIn(parts, person));
  });

  routes.get("/", requireAnySession(parts), (c) => c.json(signedIn(parts, c.get("me"))));

  routes.delete("/", (c) => {
    const token = tokenOf(c, https);
    if (token !== undefined) leaveSession(db, token);
    dropToken(c, https);
    return c.body(null, 204);
  });
  return routes;
}
