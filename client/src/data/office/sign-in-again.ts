import { err, ok, type Result } from "@konta/shared/base/result";
import { signedInSchema } from "@konta/shared/sync/enrolment";
import * as z from "zod/mini";

export type SignInAgainProblem = "offline" | "wrong-credentials" | "busy" | "other-person" | "server";

const problemOf = (status: number): SignInAgainProblem =>
  status === 401 ? "wrong-credentials" : status === 429 || status === 503 ? "busy" : "server";

/**
 * A fresh session for the person this device is open for. Somebody else's right password is not taken: the page
 * behind shows what this person was allowed to see.
 */
export async function signInAgain(
  staffId: string,
  username: string,
  password: string,
): Promise<Result<null, SignInAgainProblem>> {
  try {
    const answer = await fetch("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
      cache: "no-store",
      redirect: "error",
    });
    if (!answer.ok) return err(problemOf(answer.status));
    const signedIn = z.safeParse(signedInSchema, await answer.json());
    if (!signedIn.success) return err("server");
    if (signedIn.data.staffId === staffId) return ok(null);
    await fetch("/api/session", { method: "DELETE", cache: "no-store" });
    return err("other-person");
  } catch {
    return err("offline");
  }
}
