import {
  type BegunFactor,
  begunFactorSchema,
  endedSessionsSchema,
  standingFactorSchema,
} from "@konta/shared/access/own-account";
import { READER_HEADER } from "@konta/shared/access/reader-header";
import { err, ok, type Result } from "@konta/shared/base/result";
import * as z from "zod/mini";
import { askJson, type Heard } from "../../sync/ask-json";

export type AccountProblem =
  | { code: "offline" | "not-ours" | "signed-out" | "wrong-code" | "wrong-password" | "gone" | "failed" }
  | { code: "busy"; waitS: number }
  /** The new password is not taken, and why. */
  | { code: "refused"; reason: string };

type Refused = Extract<Heard<unknown>, { kind: "refused" }>;

function problemOf({ status, code, field, waitS }: Refused): AccountProblem {
  if (code === "wrong-code") return { code };
  if (code === "wrong-credentials") return { code: "wrong-password" };
  if (status === 401) return { code: "signed-out" };
  if (status === 404 || status === 409) return { code: "gone" };
  if (status === 422) return { code: "refused", reason: field ?? "other" };
  return status === 429 || status === 503 ? { code: "busy", waitS } : { code: "failed" };
}

/**
 * Asks the office to change something of one's own account.
 * @param staffId whose: a session that a colleague left in this browser is not taken for hers
 */
async function change<Answer>(
  staffId: string,
  method: "POST" | "DELETE",
  path: string,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
): Promise<Result<Answer, AccountProblem>> {
  const heard = await askJson(path, body, schema, { method, headers: { [READER_HEADER]: staffId } });
  if (heard.kind === "done") return ok(heard.value);
  return err(heard.kind === "refused" ? problemOf(heard) : { code: heard.kind });
}

const nothing = z.null();
const FACTOR = "/api/session/factor";

/** A secret for the app on the phone; nothing is asked of anybody before its first code. */
export const beginFactor = (staffId: string): Promise<Result<BegunFactor, AccountProblem>> =>
  change(staffId, "POST", FACTOR, {}, begunFactorSchema);

/** @returns the recovery codes, which are nowhere else */
export async function confirmFactor(
  staffId: string,
  code: string,
): Promise<Result<string[], AccountProblem>> {
  const stands = await change(staffId, "POST", `${FACTOR}/confirm`, { code }, standingFactorSchema);
  return stands.ok ? ok(stands.value.recoveryCodes) : stands;
}

export const removeFactor = (staffId: string, code: string): Promise<Result<null, AccountProblem>> =>
  change(staffId, "DELETE", FACTOR, { code }, nothing);

export const endSession = (staffId: string, id: string): Promise<Result<null, AccountProblem>> =>
  change(staffId, "DELETE", `/api/sessions/${encodeURIComponent(id)}`, {}, nothing);

/** @returns how many were ended */
export async function endOtherSessions(staffId: string): Promise<Result<number, AccountProblem>> {
  const ended = await change(staffId, "DELETE", "/api/sessions", {}, endedSessionsSchema);
  return ended.ok ? ok(ended.value.ended) : ended;
}

export const changePassword = (
  staffId: string,
  password: string,
  newPassword: string,
): Promise<Result<null, AccountProblem>> =>
  change(staffId, "POST", "/api/session/password", { password, newPassword }, nothing);
