import { changePasswordSchema } from "@konta/shared/access/own-account";
import { assert } from "@konta/shared/base/assert";
import { Hono } from "hono";
import type { AppParts } from "../app-parts";
import { accountOf } from "../db/accounts";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { changePassword } from "./change-password";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
import { readLimits } from "./read-limits";
import { requireSession, type SignedInEnv } from "./require-session";
import { setToken } from "./session-cookie";
import type { SignInLimits } from "./sign-in-limits";

/** Where one is signed in, and one's own password. */
export function ownAccountRoutes(parts: AppParts, limits: SignInLimits) {
  const { db, https, now } = parts;
  const signedIn = requireSession(parts, readLimits());
  const routes = new Hono<SignedInEnv>();

  routes.get("/sessions", signedIn, (c) => c.json({ items: listOwnSessions(db, c.get("held"), now()) }));

  routes.delete("/sessions/:id", signedIn, (c) =>
    endOwnSession(db, c.get("held"), c.req.param("id"), now()) ? c.body(null, 204) : problem(c, "not-found"),
  );

  routes.delete("/sessions", signedIn, (c) => c.json({ ended: endOtherSessions(db, c.get("held"), now()) }));

  routes.post("/session/password", signedIn, async (c) => {
    const body = await readJson(c, changePasswordSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const account = accountOf(db, c.get("me").staffId);
    assert(account, "who is signed in has an account");
    const address = addressOf(c, https);
    const waitS = await limits.take(account.username, address);
    if (waitS !== null) {
      c.header("Retry-After", String(waitS));
      return problem(c, "too-many");
    }
    const changed = await changePassword(db, c.get("held"), body.value, now());
    if (!changed.ok && changed.error === "wrong-password") return problem(c, "wrong-credentials");
    await limits.giveBack(account.username, address);
    if (!changed.ok) return problem(c, "unprocessable", changed.error);
    setToken(c, https, changed.value);
    return c.body(null, 204);
  });
  return routes;
}
