import { READER_HEADER } from "@konta/shared/access/reader-header";
import { createMiddleware } from "hono/factory";
import type { AppParts } from "../app-parts";
import { problem } from "../http/problem";
import { holderOf } from "./session";
import { tokenOf } from "./session-cookie";
import type { StaffPerson } from "./staff-person";

export type SignedInEnv = { Variables: { me: StaffPerson } };

/** Lets only signed-in staff pass, as `me`; what they may see is asked of the permission table afterwards. */
export const requireSession = ({ db, https, now }: Pick<AppParts, "db" | "https" | "now">) =>
  createMiddleware<SignedInEnv>(async (c, next) => {
    const token = tokenOf(c, https);
    const me = token === undefined ? null : holderOf(db, token, now());
    const reader = c.req.header(READER_HEADER);
    // A colleague's session: whoever reads now signs in for herself.
    if (!me || (reader !== undefined && reader !== me.staffId)) return problem(c, "signed-out");
    c.set("me", me);
    c.header("Cache-Control", "no-store");
    return next();
  });
