import { err, ok, type Result } from "@konta/shared/base/result";
import {
  type Enrolled,
  enrolledSchema,
  type EnrolRequest,
  type SignedIn,
  signedInSchema,
} from "@konta/shared/sync/enrolment";
import * as z from "zod/mini";
import { askJson } from "../../sync/ask-json";

/**
 * Why the server did not do what was asked: `offline` nothing answered · `not-ours` something answered that is not our
 * server (a Wi-Fi that wants a log-in) · `busy` it asked to wait · `refused` the rest.
 */
export type AskProblem =
  | { code: "offline" }
  | { code: "not-ours" }
  | { code: "wrong-credentials" }
  /** The password is right, and a code is wanted too; or it was not the right one. */
  | { code: "second-factor-needed" }
  | { code: "wrong-code" }
  | { code: "signed-out" }
  | { code: "not-found" }
  | { code: "device-ended" }
  | { code: "busy"; waitS: number }
  | { code: "refused" };

export interface Credentials {
  username: string;
  password: string;
  code?: string;
}

const EXPECTED = [
  "wrong-credentials",
  "second-factor-needed",
  "wrong-code",
  "signed-out",
  "not-found",
  "device-ended",
] as const;
const isExpected = (code: string): code is (typeof EXPECTED)[number] =>
  EXPECTED.some((each) => each === code);

async function ask<Answer>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
): Promise<Result<Answer, AskProblem>> {
  const heard = await askJson(path, body, schema);
  if (heard.kind === "done") return ok(heard.value);
  if (heard.kind !== "refused") return err({ code: heard.kind });
  const { status, code, waitS } = heard;
  if (status === 429 || status === 503) return err({ code: "busy", waitS });
  return err(isExpected(code) ? { code } : { code: "refused" });
}

/** Begins a session on the server; the cookie is the browser's, no script sees it. */
export const askSignIn = (credentials: Credentials, device: string): Promise<Result<SignedIn, AskProblem>> =>
  ask("/api/session", { ...credentials, device }, signedInSchema);

/** Binds a new replica to this person and device, or issues the keys of one that exists again. */
export const askEnrol = (request: EnrolRequest): Promise<Result<Enrolled, AskProblem>> =>
  ask("/api/sync/v1/enrol", request, enrolledSchema);

/** Ends the session on the server. Without signal it ends there by itself, after half an hour of silence. */
export async function askSignOut(): Promise<void> {
  await fetch("/api/session", { method: "DELETE", cache: "no-store" }).catch(() => undefined);
}

const deviceSchema = z.object({ since: z.nullable(z.number()) });

/** Whether people have worked in this browser before, by what the office told it to remember; false without signal. */
export async function askIsKnown(): Promise<boolean> {
  try {
    const answer = await fetch("/api/sync/v1/device", { cache: "no-store" });
    const said = z.safeParse(deviceSchema, await answer.json());
    return said.success && said.data.since !== null;
  } catch {
    return false;
  }
}

/** Ends a session that a colleague left in this browser, so that nobody reads the office's screens as somebody else. */
export async function leaveForeignSession(staffId: string): Promise<void> {
  try {
    const answer = await fetch("/api/session", { cache: "no-store" });
    if (!answer.ok) return;
    const holder = z.safeParse(signedInSchema, await answer.json());
    if (!holder.success || holder.data.staffId !== staffId) await askSignOut();
  } catch {
    // Without signal there is nothing to read either.
  }
}
