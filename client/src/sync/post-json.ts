import * as z from "zod/mini";

/** A connection that says nothing for so long is given up; milliseconds. */
const GIVE_UP_MS = 30_000;

/** Asks the office something that needs no session. Null when it did not answer, or something else did. */
export async function postJson<Answer>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
): Promise<Answer | null> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(GIVE_UP_MS),
    });
    if (!answer.ok) return null;
    const parsed = z.safeParse(schema, await answer.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
