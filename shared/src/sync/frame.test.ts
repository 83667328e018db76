import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordIdFrom } from "../base/id";
import { decodeFrame, encodeFrame, type Row } from "./frame";

const anId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => recordIdFrom(bytes));
const ids = fc.constantFrom("AAAAAAAAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBBBBBBBB", "svc.a01", "odd");
const day = fc.constantFrom("2026-11-23", "1850-01-01", "2024-02-29", "2026-13-01", "0000-01-31");
const name = fc.constantFrom("personId", "note", "kind", "day", "services", "birth", "amount", "later");

/** Every kind of value that a field may hold, the awkward ones among them. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).filter((each) => each !== null),
  anId,
  ids,
  day,
  fc.integer(),
  fc.boolean(),
  fc.array(ids),
  fc.constantFrom(
    "",
    "\n",
    "a\nb",
    "\\",
    '"',
    "ά",
    "🙂",
    "\u2028",
    [],
    {},
    [null],
    { a: null },
    { b: 1, a: 2 },
    -0.5,
  ),
);

/** A column tends to hold one kind of value: that is where packing can go wrong. */
const table = fc
  .array(
    fc.tuple(
      name,
      fc.constantFrom(
        value,
        anId,
        day,
        fc.integer(),
        fc.nat(9),
        fc.boolean(),
        fc.array(ids),
        fc.string(),
        fc.constantFrom("home", "office"),
        fc.record({ year: fc.integer(), month: fc.nat(12) }, { requiredKeys: ["year"] }),
      ),
    ),
    { maxLength: 5 },
  )
  .chain((columns) =>
    fc.array(
      fc.tuple(
        fc.record({
          collection: fc.constantFrom("visit", "task"),
          id: fc.oneof(anId, ids),
          seq: fc.nat(),
          state: fc.constantFrom("live" as const, "deleted" as const, "gone" as const),
          by: fc.constantFrom("", "staff.nurse"),
          at: fc.nat(),
        }),
        ...columns.map(([column, of]) =>
          fc.option(of as fc.Arbitrary<unknown>, { nil: undefined }).map((each) => [column, each] as const),
        ),
      ),
      { maxLength: 30 },
    ),
  );

const sections = (rows: readonly Row[]): Row[] => {
  const names = [...new Set(rows.map(({ collection }) => collection))];
  return names.flatMap((each) => rows.filter(({ collection }) => collection === each));
};

const throughTheWire = (rows: readonly Row[]): Row[] => {
  const decoded = decodeFrame(encodeFrame(rows));
  if (!decoded.ok) throw new Error("the frame does not open");
  return decoded.value;
};

const aRow = (over: Partial<Row>): Row => ({
  collection: "visit",
  id: "AAAAAAAAAAAAAAAAAAAAAA",
  seq: 1,
  state: "live",
  by: "staff.nurse",
  at: 1_700_000_000_000,
  fields: {},
  ...over,
});

describe("frames", () => {
  test("[P6] rows come out as they went in, whatever their columns hold", () => {
    fc.assert(
      fc.property(table, (made) => {
        const rows: Row[] = made.map(([row, ...pairs]) => ({
          ...row,
          fields: Object.fromEntries(pairs.filter(([, each]) => each !== undefined)),
        }));
        // JSON is what travels: -0 is 0 on both sides of it.
        const expected = JSON.parse(JSON.stringify(sections(rows))) as Row[];
        expect(throughTheWire(rows)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("[P6] a collection and columns that no version knows come out whole", () => {
    const rows = [
      aRow({ collection: "starship", fields: { warp: { nine: [1, null, { deep: "ψ" }] }, crew: 3 } }),
    ];
    expect(throughTheWire(rows)).toEqual(rows);
  });

  test("null and absent mean the same: the field is not there", () => {
    const [first, second] = throughTheWire([
      aRow({ fields: { note: null } }),
      aRow({ seq: 2, fields: { note: "α" } }),
    ]);
    expect(first?.fields).toEqual({});
    expect(second?.fields).toEqual({ note: "α" });
  });

  test("equal rows give equal texts", () => {
    const rows = [aRow({}), aRow({ id: "BBBBBBBBBBBBBBBBBBBBBB", state: "gone" })];
    expect(encodeFrame(rows)).toBe(encodeFrame(rows.map((row) => ({ ...row, fields: { ...row.fields } }))));
  });

  test("a row that names another of the frame does not carry its id again", () => {
    const person = aRow({ collection: "beneficiary" });
    const phone = aRow({
      collection: "phone",
      id: "BBBBBBBBBBBBBBBBBBBBBB",
      fields: { personId: person.id },
    });
    expect(encodeFrame([person, phone]).split(person.id)).toHaveLength(2);
    expect(throughTheWire([person, phone])).toEqual([person, phone]);
  });

  test("text that is no frame, and a frame that lacks ids, are refused", () => {
    expect(decodeFrame("<html>").ok).toBe(false);
    const cut = encodeFrame([aRow({})]).replace("AAAAAAAAAAAAAAAAAAAAAA", "");
    expect(decodeFrame(cut).ok).toBe(false);
  });
});
