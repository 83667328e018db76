import type { Result } from "@konta/shared/base/result";
import { type Context, Hono } from "hono";
import { requireSession, type SignedInEnv } from "../accounts/require-session";
import type { AppParts } from "../app-parts";
import type { QuarantineEntry } from "../db/quarantines";
import { waitingOp } from "../db/waiting-reads";
import { problem } from "../http/problem";
import { readJson } from "../http/read-json";
import type { Refusal } from "../sync/check-op";
import { type Decided, type Decision, rejectWaiting, releaseWaiting } from "../sync/decide-waiting";
import { grantedScopes } from "../sync/granted-scopes";
import { mayDecideWaiting, waitingFor } from "./list-quarantine";
import { decisionSchema } from "./queries";
import { readerOf } from "./reader";

type Decide = (entry: QuarantineEntry, decision: Decision) => Result<Decided, Refusal>;

/**
 * What a person decides about an op that waits. Nothing is written here: the op that is in custody goes through the same
 * function as when it came (rule M9).
 */
export function decideRoutes(parts: AppParts) {
  const { db, now } = parts;
  const signedIn = requireSession(parts);
  const routes = new Hono<SignedInEnv>();

  async function decided(c: Context<SignedInEnv>, decide: Decide) {
    const body = await readJson(c, decisionSchema);
    if (!body.ok) return problem(c, "invalid", body.error.field);
    const at = now();
    const reader = readerOf(db, c.get("me"), at);
    const entry = waitingOp(db, waitingFor(db, reader), c.req.param("id") ?? "");
    if (!entry || !mayDecideWaiting(reader, entry)) return problem(c, "not-found");
    const answer = decide(entry, { by: reader.me.staffId, at, why: body.value.why });
    return answer.ok ? c.json(answer.value) : problem(c, "unprocessable", answer.error);
  }

  routes.post("/review/quarantine/:id/release", signedIn, (c) =>
    decided(c, (entry, decision) => {
      const grants = grantedScopes(db, decision.by, "office", decision.at);
      return grants ? releaseWaiting(db, entry, grants, decision) : { ok: false, error: "not-authorised" };
    }),
  );
  routes.post("/review/quarantine/:id/reject", signedIn, (c) =>
    decided(c, (entry, decision) => ({ ok: true, value: rejectWaiting(db, entry, decision) })),
  );
  return routes;
}
