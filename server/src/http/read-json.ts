import { valueProblem } from "@konta/shared/sync/op";
import { err, ok, type Result } from "@konta/shared/base/result";
import type { Context } from "hono";
import type * as z from "zod/v4/core";
import { safeParse } from "zod/v4/core";

/** The field that is wrong, where it can be named. */
export interface BodyProblem {
  field?: string;
}

/** Reads a JSON body: names that reach prototypes and deep nests are refused before anything copies them. */
export async function readJson<Schema extends z.$ZodType>(
  c: Context,
  schema: Schema,
): Promise<Result<z.output<Schema>, BodyProblem>> {
  let value: unknown;
  try {
    value = JSON.parse(await c.req.text());
  } catch {
    return err({});
  }
  if (valueProblem(value) !== null) return err({});
  const parsed = safeParse(schema, value);
  if (parsed.success) return ok(parsed.data);
  const field = parsed.error.issues[0]?.path.join(".");
  return err(field ? { field } : {});
}
