import * as z from "zod/mini";
import { err, ok, type Result } from "../base/result";
import { recordIdSchema } from "../base/id";
import { instantSchema } from "../base/local-date";
import { line } from "../base/text";
import { raiseOp } from "../schema-steps/change-version";
import { LIMITS } from "./limits";

/** Where a record stood when its author opened the form: the server's epoch and the record's seq (rule M2). */
export const baseSchema = z.tuple([line(30), z.int().check(z.minimum(0))]);
export type Base = z.infer<typeof baseSchema>;

const fieldName = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/));

/**
 * One change to one record, as the replica made it. Its text is made once and sent byte for byte for ever (rule O3);
 * its identity (replica, incarnation, n) travels beside it, so that a fork can take a new incarnation with the same text.
 */
export const opSchema = z.object({
  /** The save it belongs to: ops with the same mark stand or fall together within a compartment. */
  group: line(30),
  collection: line(40),
  id: recordIdSchema,
  kind: z.enum(["put", "delete"]),
  /** Absent for a new record. */
  base: z.optional(baseSchema),
  /** Bases that differ from `base`: fields with an unsent op keep that op's base (rule M2). */
  fieldBases: z.optional(z.record(fieldName, baseSchema)),
  /** The author's own earlier unsent op on a field, by the hash of its text. */
  prev: z.optional(z.record(fieldName, z.string().check(z.regex(/^[0-9a-f]{16}$/)))),
  /** Field → value; null clears. */
  fields: z.record(fieldName, z.unknown()),
  /** A resolution names, per field, the sides its reviewer saw (rule M7); `$deleted` is allowed here. */
  resolves: z.optional(z.record(line(41), z.array(z.int()).check(z.maxLength(200)))),
  /** The device's clock, milliseconds UTC, and its last known offset to the server: evidence only (rule M1). */
  at: instantSchema,
  clockOffset: z.optional(z.int()),
  schema: z.int().check(z.minimum(0), z.maximum(10_000)),
});
export type Op = z.infer<typeof opSchema>;

export type OpProblem =
  | { code: "too-long" }
  | { code: "not-json" }
  | { code: "forbidden-name" }
  | { code: "too-deep" }
  | { code: "shape"; detail: string };

/** Makes the text of an op; call it once. Keys are in a fixed order so that equal ops have equal texts. */
export function opText(op: Op): string {
  const { group, collection, id, kind, base, fieldBases, prev, fields, resolves, at, clockOffset, schema } =
    op;
  return JSON.stringify({
    group,
    collection,
    id,
    kind,
    base,
    fieldBases,
    prev,
    fields,
    resolves,
    at,
    clockOffset,
    schema,
  });
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** The first thing wrong with a parsed value: a name that reaches prototypes, or nesting beyond the limit. */
export function valueProblem(value: unknown, depth = 0): "forbidden-name" | "too-deep" | null {
  if (typeof value !== "object" || value === null) return null;
  if (depth >= LIMITS.depth) return "too-deep";
  for (const name of Object.keys(value)) {
    if (FORBIDDEN.has(name)) return "forbidden-name";
    const problem = valueProblem((value as Record<string, unknown>)[name], depth + 1);
    if (problem) return problem;
  }
  return null;
}

/** Reads an op's text, of whatever version, in today's words (rule V2). Any problem here means quarantine, never a refused request (rule P4). */
export function parseOp(text: string): Result<Op, OpProblem> {
  if (text.length > LIMITS.opText) return err({ code: "too-long" });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ code: "not-json" });
  }
  const problem = valueProblem(value);
  if (problem) return err({ code: problem });
  const parsed = z.safeParse(opSchema, value);
  if (!parsed.success) return err({ code: "shape", detail: parsed.error.issues[0]?.path.join(".") ?? "" });
  return ok(raiseOp(parsed.data));
}
