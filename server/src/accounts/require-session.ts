import { READER_HEADER } from "@konta/shared/access/reader-header";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppParts } from "../app-parts";
import { problem } from "../http/problem";
import type { ReadLimits } from "./read-limits";
import { lacksFactor } from "./second-factor";
import { type HeldSession, heldSession } from "./session";
import { tokenOf } from "./session-cookie";
import type { StaffPerson } from "./staff-person";

export type SignedInEnv = { Variables: { me: StaffPerson; held: HeldSession } };

type Parts = Pick<AppParts, "db" | "https" | "now" | "secondFactors">;

/** Who asks by a session that may do everything; null too for one that still lacks its second factor. */
export function sessionHolder(c: Context, parts: Parts): StaffPerson | null {
  const token = tokenOf(c, parts.https);
  const held = token === undefined ? null : heldSession(parts.db, token, parts.now());
  return held && !lacksFactor(parts, held.me) ? held.me : null;
}

const guard = (parts: Parts, limits: ReadLimits | null, mayLackFactor: boolean) =>
  createMiddleware<SignedInEnv>(async (c, next) => {
    const token = tokenOf(c, parts.https);
    const held = token === undefined ? null : heldSession(parts.db, token, parts.now());
    const reader = c.req.header(READER_HEADER);
    // A colleague's session: whoever reads now signs in for herself.
    if (token === undefined || !held || (reader !== undefined && reader !== held.me.staffId))
      return problem(c, "signed-out");
    if (!mayLackFactor && lacksFactor(parts, held.me)) return problem(c, "second-factor-missing");
    const waitS = (await limits?.take(token, held.me.staffId)) ?? null;
    if (waitS !== null) {
      c.header("Retry-After", String(waitS));
      return problem(c, "too-many");
    }
    c.set("me", held.me);
    c.set("held", held);
    c.header("Cache-Control", "no-store");
    return next();
  });

/**
 * Lets only signed-in staff pass, as `me`; what they may see is asked of the permission table afterwards.
 * @param limits how much one session and one person may ask
 */
export const requireSession = (parts: Parts, limits: ReadLimits | null = null) => guard(parts, limits, false);

/** Also a session that still lacks its second factor: for setting one up and for leaving, and for nothing else. */
export const requireAnySession = (parts: Parts, limits: ReadLimits | null = null) =>
  guard(parts, limits, true);
