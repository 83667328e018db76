import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { writtenBirthSchema } from "../people/birth";
import { COLLECTIONS } from "./collections";

interface Inside {
  type: string;
  innerType?: z.ZodMiniType;
  element?: z.ZodMiniType;
  options?: readonly z.ZodMiniType[];
  items?: readonly z.ZodMiniType[];
  shape?: Record<string, z.ZodMiniType>;
  catchall?: z.ZodMiniType;
}

/** Values of these kinds hold nothing inside that was not named. */
const PLAIN = new Set(["string", "number", "int", "boolean", "enum", "literal", "null"]);

/** Where a value of this schema may carry what nobody gave a limit, by the path to it. */
function unlimited(schema: z.ZodMiniType, path: string): string[] {
  const { type, innerType, element, options, items, shape, catchall } = schema.def as Inside;
  if (PLAIN.has(type)) return [];
  if (type === "object")
    return [
      ...(catchall?.def.type === "never" ? [] : [path]),
      ...Object.entries(shape ?? {}).flatMap(([name, field]) => unlimited(field, `${path}.${name}`)),
    ];
  const inside = [innerType, element, ...(options ?? []), ...(items ?? [])].filter(
    (one) => one !== undefined,
  );
  return inside.length === 0 ? [path] : inside.flatMap((one) => unlimited(one, path));
}

describe("what a field may hold", () => {
  test.each(COLLECTIONS.map((each) => [each.name, each] as const))(
    "%s: every object inside a field refuses names it does not know",
    (name, { schema }) => {
      const fields = Object.entries(schema.shape as Record<string, z.ZodMiniType>);
      expect(fields.flatMap(([field, its]) => unlimited(its, `${name}.${field}`))).toEqual([]);
    },
  );

  test("the walk sees an open object wherever it hides", () => {
    const open = z.object({ a: z.string() });
    for (const schema of [open, z.optional(open), z.array(open), z.union([z.string(), open]), z.unknown()])
      expect(unlimited(schema, "x")).toEqual(["x"]);
    expect(unlimited(z.strictObject({ inner: open }), "x")).toEqual(["x.inner"]);
    expect(unlimited(z.record(z.string(), z.string()), "x")).toEqual(["x"]);
  });

  test("a birth date with something beside it is none", () => {
    expect(z.safeParse(writtenBirthSchema, { year: 1980 }).success).toBe(true);
    expect(z.safeParse(writtenBirthSchema, { year: 1980, note: "x" }).success).toBe(false);
    expect(z.safeParse(writtenBirthSchema, { year: 1900, month: 2, day: 29 }).success).toBe(false);
  });
});
