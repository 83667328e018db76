import { err, ok, type Result } from "@konta/shared/base/result";
import * as z from "zod/mini";
import { readerHeaders } from "./read-office";

export type PostProblem =
  /** The office answered, and did not do it. */
  | { code: "refused"; status: number; field: string | undefined }
  /** Nobody answered, or somebody else did: it may have arrived. */
  | { code: "no-answer" };

const refusedSchema = z.object({ error: z.object({ code: z.string(), field: z.optional(z.string()) }) });

/** Tells the office something outside the exchange. A page of a Wi-Fi may answer with any status: that is no answer. */
export async function postOffice<Answer>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
): Promise<Result<Answer, PostProblem>> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...readerHeaders() },
      body: JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
    });
    const said: unknown = await answer.json();
    if (answer.ok) {
      const parsed = z.safeParse(schema, said);
      return parsed.success ? ok(parsed.data) : err({ code: "no-answer" });
    }
    const refused = z.safeParse(refusedSchema, said);
    if (!refused.success) return err({ code: "no-answer" });
    return err({ code: "refused", status: answer.status, field: refused.data.error.field });
  } catch {
    return err({ code: "no-answer" });
  }
}
