import { err, ok, type Result } from "@konta/shared/base/result";
import { signedInSchema } from "@konta/shared/sync/enrolment";
import * as z from "zod/mini";
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

const problemSchema = z.object({ error: z.object({ code: z.string() }) });
const ABOUT_CODES = ["second-factor-needed", "wrong-code"] as const;

async function problemOf(answer: Response): Promise<SignInAgainProblem> {
  if (answer.status === 429 || answer.status === 503) return "busy";
  if (answer.status !== 401) return "server";
  const said = z.safeParse(problemSchema, await answer.json());
  const code = said.success ? said.data.error.code : "";
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
  try {
    const answer = await fetch("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...words, device: deviceLabel(navigator.userAgent) }),
      cache: "no-store",
      redirect: "error",
    });
    if (!answer.ok) return err(await problemOf(answer));
    const signedIn = z.safeParse(signedInSchema, await answer.json());
    if (!signedIn.success) return err("server");
    if (signedIn.data.staffId === staffId) return ok(null);
    await fetch("/api/session", { method: "DELETE", cache: "no-store" });
    return err("other-person");
  } catch {
    return err("offline");
  }
}
