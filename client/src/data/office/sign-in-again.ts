import { err, ok, type Result } from "@konta/shared/base/result";
import { signedInSchema } from "@konta/shared/sync/enrolment";
import * as z from "zod/mini";
import { askJson, type Heard } from "../../sync/ask-json";
import { deviceLabel } from "../device-label";

export type SignInAgainProblem =
  | "offline"
  | "wrong-credentials"
  /** The password is right, and a code is wanted too; or it was not the right one. */
  | "second-factor-needed"
  | "wrong-code"
  | "busy"
  | "other-person"
  | "server";

export interface SignInAgainWords {
  username: string;
  password: string;
  code?: string;
}

const ABOUT_CODES = ["second-factor-needed", "wrong-code"] as const;

function problemOf(heard: Exclude<Heard<unknown>, { kind: "done" }>): SignInAgainProblem {
  if (heard.kind !== "refused") return heard.kind === "offline" ? "offline" : "server";
  const { status, code } = heard;
  if (status === 429 || status === 503) return "busy";
  if (status !== 401) return "server";
  return ABOUT_CODES.find((each) => each === code) ?? "wrong-credentials";
}

/**
 * A fresh session for the person this device is open for. Somebody else's right password is not taken: the page
 * behind shows what this person was allowed to see.
 */
export async function signInAgain(
  staffId: string,
  words: SignInAgainWords,
): Promise<Result<null, SignInAgainProblem>> {
  const device = deviceLabel(navigator.userAgent);
  const heard = await askJson("/api/session", { ...words, device }, signedInSchema);
  if (heard.kind !== "done") return err(problemOf(heard));
  if (heard.value.staffId === staffId) return ok(null);
  await askJson("/api/session", {}, z.null(), { method: "DELETE" });
  return err("other-person");
}
