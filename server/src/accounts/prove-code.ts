import type { Context } from "hono";
import type { AppParts } from "../app-parts";
import { writeAudit } from "../db/audit";
import { problem } from "../http/problem";
import { isAppCode, takeCode } from "./second-factor";
import type { SignInLimits } from "./sign-in-limits";

/** Takes somebody's code, within the limits and with a line in the audit. @returns the refusal, or null when it holds */
export async function proveCode(
  c: Context,
  { db, now }: Pick<AppParts, "db" | "now">,
  limits: SignInLimits,
  { staffId, username }: { staffId: string; username: string },
  code: string,
): Promise<Response | null> {
  // Nobody guesses a recovery code, so that it opens on a day when somebody else has used up the tries.
  const isCounted = isAppCode(code);
  const waitS = isCounted ? await limits.takeCode(username) : null;
  if (waitS !== null) {
    c.header("Retry-After", String(waitS));
    return problem(c, "too-many");
  }
  const at = now();
  const kind = takeCode(db, staffId, code, at);
  if (kind === null) {
    writeAudit(db, { at, staffId, what: "code-refused", subject: null });
    return problem(c, "wrong-code");
  }
  if (kind === "recovery") writeAudit(db, { at, staffId, what: "recovery-code-used", subject: null });
  if (isCounted) await limits.giveBackCode(username);
  return null;
}
