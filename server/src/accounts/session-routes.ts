import type { SignedIn } from "@konta/shared/sync/enrolment";
import { signInSchema } from "@konta/shared/sync/enrolment";
import { type Context, Hono } from "hono";
import type { AppParts } from "../app-parts";
import { findAccount } from "../db/accounts";
import { writeAudit } from "../db/audit";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { isPassword } from "./password";
import { requireSession } from "./require-session";
import { beginSession, leaveSession } from "./session";
import { dropToken, setToken, tokenOf } from "./session-cookie";
import { signInLimits } from "./sign-in-limits";
import { activeStaff, type StaffPerson } from "./staff-person";

const signedIn = ({ staffId, name, shortCode, roles }: StaffPerson): SignedIn => ({
  staffId,
  name,
  shortCode,
  roles,
});

const nameOf = (typed: string): string => typed.normalize("NFC").trim().toLowerCase();

export function sessionRoutes(parts: AppParts) {
  const { db, https, now } = parts;
  const limits = signInLimits();
  const routes = new Hono();

  routes.post("/", async (c: Context) => {
    c.header("Cache-Control", "no-store");
    const body = await readJson(c, signInSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const username = nameOf(body.value.username);
    const address = addressOf(c, https);
    const waitS = await limits.take(username, address);
    if (waitS !== null) {
      c.header("Retry-After", String(waitS));
      return problem(c, "too-many");
    }
    const account = findAccount(db, username);
    const isRight = await isPassword(account?.passwordHash ?? null, body.value.password);
    const person = account ? activeStaff(db, account.staffId) : null;
    // Unknown, wrong, deactivated: one answer after the same work, so that nobody learns which names exist.
    if (!isRight || !person) return problem(c, "wrong-credentials");
    await limits.giveBack(username, address);
    const before = tokenOf(c, https);
    if (before !== undefined) leaveSession(db, before);
    const { staffId } = person;
    setToken(c, https, beginSession(db, staffId, now()));
    writeAudit(db, { at: now(), staffId, what: "sign-in", subject: null });
    return c.json(signedIn(person));
  });

  routes.get("/", requireSession(parts), (c) => c.json(signedIn(c.get("me"))));

  routes.delete("/", (c) => {
    const token = tokenOf(c, https);
    if (token !== undefined) leaveSession(db, token);
    dropToken(c, https);
    return c.body(null, 204);
  });
  return routes;
}
