import { READER_HEADER } from "@konta/shared/access/reader-header";
import { createMiddleware } from "hono/factory";
import type { AppParts } from "../app-parts";
import { problem } from "../http/problem";
import type { ReadLimits } from "./read-limits";
import { holderOf } from "./session";
import { tokenOf } from "./session-cookie";
import type { StaffPerson } from "./staff-person";

export type SignedInEnv = { Variables: { me: StaffPerson } };

/**
 * Lets only signed-in staff pass, as `me`; what they may see is asked of the permission table afterwards.
 * @param limits how much one session and one person may ask
 */
export const requireSession = (
  { db, https, now }: Pick<AppParts, "db" | "https" | "now">,
  limits: ReadLimits | null = null,
) =>
  createMiddleware<SignedInEnv>(async (c, next) => {
    const token = tokenOf(c, https);
    const me = token === undefined ? null : holderOf(db, token, now());
    const reader = c.req.header(READER_HEADER);
    // A colleague's session: whoever reads now signs in for herself.
    if (token === undefined || !me || (reader !== undefined && reader !== me.staffId))
      return problem(c, "signed-out");
    const waitS = (await limits?.take(token, me.staffId)) ?? null;
    if (waitS !== null) {
      c.header("Retry-After", String(waitS));
      return problem(c, "too-many");
    }
    c.set("me", me);
    c.header("Cache-Control", "no-store");
    return next();
  });
