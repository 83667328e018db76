import { describe, expect, test } from "vitest";
import { LIMITS } from "./limits";
import { type Op, opSchema, opText, parseOp, valueProblem } from "./op";

const anOp = (changed: Partial<Op> = {}): Op => ({
  group: "g1",
  collection: "visit",
  id: "A".repeat(22),
  kind: "put",
  fields: { day: "2026-11-23" },
  at: 1_795_000_000_000,
  schema: 1,
  ...changed,
});
const parse = (changed: Record<string, unknown>) => parseOp(JSON.stringify({ ...anOp(), ...changed }));
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 ? [value] : { a: value };
  return value;
};

describe("an op's text", () => {
  test("[O3] is the same for the same op, whatever the order in which its parts were set", () => {
    const op = anOp({ base: ["e1", 4], prev: { day: "0123456789abcdef" }, clockOffset: -12 });
    const turned = Object.fromEntries(Object.entries(op).reverse()) as Op;
    expect(opText(turned)).toBe(opText(op));
  });

  test("comes back as the op it was made of", () => {
    const op = anOp({
      base: ["e1", 4],
      fieldBases: { day: ["e1", 2] },
      prev: { day: "0123456789abcdef" },
      resolves: { $deleted: [3, 4] },
      fields: { note: "γραμμή\n<script>", empty: null, list: [1, { a: true }] },
      clockOffset: 250,
    });
    expect(parseOp(opText(op))).toEqual({ ok: true, value: op });
  });
});

describe("hostile texts become a named problem and nothing else (rule P4)", () => {
  test.each(["", "{", "undefined", "{'a':1}", "[1,2", "NaN", "<html>", "\u0000"])("%j is no JSON", (text) => {
    expect(parseOp(text)).toEqual({ ok: false, error: { code: "not-json" } });
  });

  test.each(["null", "1", '"op"', "[]", "{}", "true"])("%s is no op", (text) => {
    expect(parseOp(text)).toMatchObject({ ok: false, error: { code: "shape" } });
  });

  test.each(["__proto__", "constructor", "prototype"])(
    "%s is refused at any depth and reaches nothing",
    (name) => {
      const text = (inside: string) => JSON.stringify(anOp()).replace('"day":', `${inside},"day":`);
      for (const inside of [`"${name}":{"polluted":1}`, `"a":[{"b":{"${name}":{"polluted":1}}}]`])
        expect(parseOp(text(inside))).toEqual({ ok: false, error: { code: "forbidden-name" } });
      expect(parseOp(`{"${name}":{"polluted":1}}`)).toEqual({ ok: false, error: { code: "forbidden-name" } });
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    },
  );

  test("values nest as deep as the limit and no deeper", () => {
    expect(valueProblem(nested(LIMITS.depth))).toBeNull();
    expect(valueProblem(nested(LIMITS.depth + 1))).toBe("too-deep");
    expect(parse({ fields: { a: nested(LIMITS.depth) } })).toEqual({
      ok: false,
      error: { code: "too-deep" },
    });
    expect(parseOp(`${"[".repeat(90_000)}${"]".repeat(90_000)}`)).toMatchObject({
      ok: false,
      error: { code: "too-deep" },
    });
  });

  test("a text at the limit is read, one above is not", () => {
    const room = LIMITS.opText - JSON.stringify({ ...anOp(), fields: { a: "" } }).length;
    expect(parse({ fields: { a: "x".repeat(room) } }).ok).toBe(true);
    expect(parse({ fields: { a: "x".repeat(room + 1) } })).toEqual({
      ok: false,
      error: { code: "too-long" },
    });
  });

  test.each([
    ["group", { group: "x".repeat(31) }],
    ["collection", { collection: "a\nb" }],
    ["id", { id: "../../etc" }],
    ["kind", { kind: "drop" }],
    ["base.1", { base: ["e1", -1] }],
    ["base.1", { base: ["e1", 1.5] }],
    ["base.1", { base: ["e1", "1"] }],
    ["base.1", { base: ["e1", 1e300] }],
    ["fields", { fields: [] }],
    ["fields.a b", { fields: { "a b": 1 } }],
    ["fields.1a", { fields: { "1a": 1 } }],
    ["prev.day", { prev: { day: "XYZ" } }],
    ["resolves.day", { resolves: { day: Array.from({ length: 201 }, (_, at) => at) } }],
    ["at", { at: "2026-11-23" }],
    ["at", { at: 1e20 }],
    ["schema", { schema: -1 }],
  ])("%s has its limit", (detail, changed) => {
    expect(parse(changed)).toEqual({ ok: false, error: { code: "shape", detail } });
  });

  test("what an op may carry beside its known parts is let go, not kept", () => {
    const parsed = parse({ later: 1 });
    expect(parsed.ok && Object.keys(parsed.value)).not.toContain("later");
    expect(opSchema.safeParse(anOp()).success).toBe(true);
  });
});
