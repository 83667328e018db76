import { err, ok, type Result } from "@konta/shared/base/result";
import * as z from "zod/mini";
import { readerHeaders } from "./read-office";

/** Let in, or sent back. */
export const WAYS = ["release", "reject"] as const;
export type Way = (typeof WAYS)[number];

export type DecisionProblem =
  /** Still refused, and why: nothing changed. */
  | { code: "refused"; reason: string }
  /** Does not wait any more, or is not this person's. */
  | { code: "gone" }
  /** Nobody answered, or somebody else did: it may have arrived. */
  | { code: "no-answer" }
  | { code: "signed-out" }
  | { code: "busy" }
  | { code: "failed" };

const decidedSchema = z.object({ applied: z.int() });
const refusedSchema = z.object({ error: z.object({ code: z.string(), field: z.optional(z.string()) }) });

function problemOf(status: number, said: unknown): DecisionProblem {
  const parsed = z.safeParse(refusedSchema, said);
  // A page of a Wi-Fi may answer with any status.
  if (!parsed.success) return { code: "no-answer" };
  if (status === 422) return { code: "refused", reason: parsed.data.error.field ?? "other" };
  if (status === 404 || status === 403) return { code: "gone" };
  if (status === 401) return { code: "signed-out" };
  return { code: status === 429 || status === 503 ? "busy" : "failed" };
}

/**
 * Tells the office what a person decides about an op that waits (rule M9).
 * @param why in the words of whoever decides, 1 to 500 characters
 * @returns how many ops were applied
 */
export async function decideWaiting(
  id: string,
  way: Way,
  why: string,
): Promise<Result<number, DecisionProblem>> {
  try {
    const answer = await fetch(`/api/review/quarantine/${encodeURIComponent(id)}/${way}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...readerHeaders() },
      body: JSON.stringify({ why }),
      cache: "no-store",
      redirect: "error",
    });
    const said: unknown = await answer.json();
    if (!answer.ok) return err(problemOf(answer.status, said));
    const parsed = z.safeParse(decidedSchema, said);
    return parsed.success ? ok(parsed.data.applied) : err({ code: "no-answer" });
  } catch {
    return err({ code: "no-answer" });
  }
}
