import * as z from "zod/mini";

/** How the office answered what was asked of it outside the exchange. */
export type Heard<Answer> =
  | { kind: "done"; value: Answer }
  /** It answered, and did not do it. `waitS`: after how many seconds to ask again, where that helps. */
  | { kind: "refused"; status: number; code: string; field: string | undefined; waitS: number }
  /** Nobody answered: it may have arrived. */
  | { kind: "offline" }
  /** Something answered that is not our server (a Wi-Fi that wants a log-in), whatever its status. */
  | { kind: "not-ours" };

const refusedSchema = z.object({ error: z.object({ code: z.string(), field: z.optional(z.string()) }) });

/** Where a server that asks to wait does not say how long, seconds. */
const USUAL_WAIT_S = 60;

interface How {
  method?: "POST" | "DELETE";
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Asks the office for something, or tells it something, outside the exchange. An answer of another shape is somebody else's. */
export async function askJson<Answer>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
  { method = "POST", headers, signal }: How = {},
): Promise<Heard<Answer>> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      cache: "no-store",
      redirect: "error",
      ...(signal && { signal }),
    });
  } catch {
    return { kind: "offline" };
  }
  let said: unknown;
  try {
    said = answer.status === 204 ? null : await answer.json();
  } catch {
    return { kind: "not-ours" };
  }
  if (answer.ok) {
    const parsed = z.safeParse(schema, said);
    return parsed.success ? { kind: "done", value: parsed.data } : { kind: "not-ours" };
  }
  const refused = z.safeParse(refusedSchema, said);
  if (!refused.success) return { kind: "not-ours" };
  const { code, field } = refused.data.error;
  const waitS = Number(answer.headers.get("retry-after")) || USUAL_WAIT_S;
  return { kind: "refused", status: answer.status, code, field, waitS };
}

/** A connection that says nothing for so long is given up; milliseconds. */
const GIVE_UP_MS = 30_000;

/** The same, of a device that nobody has unlocked: there is nobody to be told why. Null when it was not done. */
export async function askAtRest<Answer>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<Answer>,
): Promise<Answer | null> {
  const heard = await askJson(path, body, schema, { signal: AbortSignal.timeout(GIVE_UP_MS) });
  return heard.kind === "done" ? heard.value : null;
}
