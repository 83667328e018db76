import { type FactorState, factorCodeRequestSchema } from "@konta/shared/access/own-account";
import { needsSecondFactor } from "@konta/shared/access/second-factor-roles";
import { assert } from "@konta/shared/base/assert";
import { type Context, Hono } from "hono";
import type { AppParts } from "../app-parts";
import { accountOf } from "../db/accounts";
import { writeAudit } from "../db/audit";
import { type Database, inTransaction } from "../db/open-database";
import { dropFactor, findFactor, hasFactor } from "../db/second-factors";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import { proveCode } from "./prove-code";
import { readLimits } from "./read-limits";
import { requireAnySession, type SignedInEnv } from "./require-session";
import { beginFactor, confirmFactor } from "./second-factor";
import { beginAfresh } from "./session";
import { setToken } from "./session-cookie";
import type { SignInLimits } from "./sign-in-limits";
import type { StaffPerson } from "./staff-person";

function usernameOf(db: Database, staffId: string): string {
  const account = accountOf(db, staffId);
  assert(account, "who is signed in has an account");
  return account.username;
}

function factorState({ db, secondFactors }: AppParts, { staffId, roles }: StaffPerson): FactorState {
  const factor = findFactor(db, staffId);
  const stands = factor?.confirmedAt !== null && factor?.confirmedAt !== undefined;
  return {
    since: stands ? factor.confirmedAt : null,
    recoveryLeft: stands ? factor.recovery.length : 0,
    required: secondFactors && needsSecondFactor(roles),
  };
}

/** One's own second factor. These routes alone answer a session that still lacks one. */
export function factorRoutes(parts: AppParts, limits: SignInLimits) {
  const { db, https, now } = parts;
  const signedIn = requireAnySession(parts, readLimits());
  const routes = new Hono<SignedInEnv>();

  /** Reads the code, and counts it like a password before anybody looks at it. */
  async function codeOf(c: Context<SignedInEnv>): Promise<{ code: string; username: string } | Response> {
    const body = await readJson(c, factorCodeRequestSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const username = usernameOf(db, c.get("me").staffId);
    const waitS = await limits.take(username, addressOf(c, https));
    if (waitS === null) return { code: body.value.code, username };
    c.header("Retry-After", String(waitS));
    return problem(c, "too-many");
  }

  routes.get("/", signedIn, (c) => c.json(factorState(parts, c.get("me"))));

  routes.post("/", signedIn, (c) => {
    const { staffId } = c.get("me");
    const begun = beginFactor(db, staffId, usernameOf(db, staffId), now());
    return begun.ok ? c.json(begun.value) : problem(c, "conflict");
  });

  routes.post("/confirm", signedIn, async (c) => {
    const typed = await codeOf(c);
    if (typed instanceof Response) return typed;
    const held = c.get("held");
    const { staffId } = held.me;
    const at = now();
    const stands = inTransaction(db, () => {
      const codes = confirmFactor(db, staffId, typed.code, at);
      if (!codes.ok) return codes;
      writeAudit(db, { at, staffId, what: "factor-set-up", subject: null });
      // Sessions that began with a password alone end: from now on that is not enough.
      return { ok: true as const, value: { codes: codes.value, token: beginAfresh(db, held, at) } };
    });
    if (!stands.ok) return problem(c, stands.error === "wrong-code" ? "wrong-code" : "conflict");
    await limits.giveBack(typed.username, addressOf(c, https));
    setToken(c, https, stands.value.token);
    return c.json({ recoveryCodes: stands.value.codes });
  });

  routes.delete("/", signedIn, async (c) => {
    const typed = await codeOf(c);
    if (typed instanceof Response) return typed;
    const { staffId } = c.get("me");
    if (!hasFactor(db, staffId)) return problem(c, "conflict");
    const refusal = await proveCode(c, parts, limits, { staffId, username: typed.username }, typed.code);
    if (refusal) return refusal;
    await limits.giveBack(typed.username, addressOf(c, https));
    inTransaction(db, () => {
      dropFactor(db, staffId);
      writeAudit(db, { at: now(), staffId, what: "factor-removed", subject: null });
    });
    return c.body(null, 204);
  });
  return routes;
}
