import { err, ok, type Result } from "@konta/shared/base/result";
import * as z from "zod/mini";
import { askJson, type Heard } from "../../sync/ask-json";
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

function problemOf(heard: Exclude<Heard<unknown>, { kind: "done" }>): DecisionProblem {
  if (heard.kind !== "refused") return { code: "no-answer" };
  const { status, field } = heard;
  if (status === 422) return { code: "refused", reason: field ?? "other" };
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
  const path = `/api/review/quarantine/${encodeURIComponent(id)}/${way}`;
  const heard = await askJson(path, { why }, decidedSchema, { headers: readerHeaders() });
  return heard.kind === "done" ? ok(heard.value.applied) : err(problemOf(heard));
}
