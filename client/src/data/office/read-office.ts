import { READER_HEADER } from "@konta/shared/access/reader-header";
import * as z from "zod/mini";
import { errorOf, OfficeError } from "./office-error";

const problemSchema = z.object({ error: z.object({ code: z.string() }) });

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new OfficeError("not-ours");
  }
}

/** Whom the answers are for; the server refuses a session that is somebody else's. */
let reader: string | null = null;

export function readAs(staffId: string): void {
  reader = staffId;
}

/** Says whom an answer is for. */
export const readerHeaders = (): Record<string, string> =>
  reader === null ? {} : { [READER_HEADER]: reader };

/** One read of the office. Throws an `OfficeError`; an answer of another shape is somebody else's. */
export async function readOffice<Answer>(
  path: string,
  schema: z.ZodMiniType<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      cache: "no-store",
      redirect: "error",
      headers: { accept: "application/json", ...readerHeaders() },
      ...(signal && { signal }),
    });
  } catch (problem) {
    // Query itself calls off what nobody waits for any more; that is no fault of the line.
    if (signal?.aborted) throw problem;
    throw new OfficeError("offline");
  }
  const said = await jsonOf(answer);
  if (!answer.ok) {
    const ours = z.safeParse(problemSchema, said);
    throw new OfficeError(ours.success ? errorOf(answer.status, ours.data.error.code) : "not-ours");
  }
  const parsed = z.safeParse(schema, said);
  if (!parsed.success) throw new OfficeError("not-ours");
  return parsed.data;
}
