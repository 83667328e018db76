import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLLECTIONS } from "../domain/collections";
import { SCHEMA_VERSION } from "../sync/protocol-version";
import { parseOp } from "../sync/op";
import { lowerOp, lowerRow, raiseOp, raiseRow } from "./change-version";
import { STEPS, SUPPORTED_FLOOR } from "./steps";

/** Texts as version 0 wrote them; they never change. */
const OPS_OF_0 = {
  phone:
    '{"group":"g","collection":"phone","id":"AAAAAAAAAAAAAAAAAAAAAA","kind":"put","prev":{"value":"0123456789abcdef"},"fields":{"personId":"BBBBBBBBBBBBBBBBBBBBBB","value":"2810111222"},"at":1700000000000,"schema":0}',
  directions:
    '{"group":"g","collection":"beneficiary","id":"BBBBBBBBBBBBBBBBBBBBBB","kind":"put","base":["e",4],"fieldBases":{"directions":["e",2]},"fields":{"directions":null},"resolves":{"directions":[3,4]},"at":1700000000000,"schema":0}',
  visit:
    '{"group":"g","collection":"visit","id":"CCCCCCCCCCCCCCCCCCCCCC","kind":"put","fields":{"personId":"BBBBBBBBBBBBBBBBBBBBBB","where":"house","fromAfar":1},"at":1700000000000,"schema":0}',
};
const read = (text: string) => {
  const parsed = parseOp(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
};

describe("versions of the fields", () => {
  test("[V2] there is a step from every version ever released to the next", () => {
    for (let version = SUPPORTED_FLOOR; version < SCHEMA_VERSION; version += 1)
      expect(STEPS[version], `no step from ${version}`).toBeDefined();
  });

  test("[V2] an op of an older version is read in today's words, with what it says of its fields", () => {
    expect(read(OPS_OF_0.phone)).toMatchObject({
      fields: { number: "2810111222" },
      prev: { number: "0123456789abcdef" },
      schema: SCHEMA_VERSION,
    });
    expect(read(OPS_OF_0.directions)).toMatchObject({
      fields: { howToFind: null },
      fieldBases: { howToFind: ["e", 2] },
      resolves: { howToFind: [3, 4] },
    });
    expect(read(OPS_OF_0.visit).fields).toEqual({
      personId: "BBBBBBBBBBBBBBBBBBBBBB",
      place: "home",
      fromAfar: 1,
    });
  });

  test("[V2] what a step makes are fields that exist today", () => {
    for (const text of Object.values(OPS_OF_0)) {
      const { collection, fields } = read(text);
      const shape = COLLECTIONS.find(({ name }) => name === collection)?.schema.shape ?? {};
      for (const field of Object.keys(fields)) if (field !== "fromAfar") expect(shape).toHaveProperty(field);
    }
  });

  test("[V2] down and up again changes nothing of a row, whatever it holds", () => {
    const collection = fc.constantFrom("phone", "beneficiary", "visit", "need");
    const field = fc.constantFrom("number", "howToFind", "place", "note", "unheardOf");
    fc.assert(
      fc.property(
        collection,
        fc.dictionary(field, fc.oneof(fc.string(), fc.constant("home"), fc.integer())),
        (name, fields) => {
          const row = { collection: name, fields };
          expect(raiseRow(lowerRow(row, 0), 0)).toEqual(row);
        },
      ),
    );
  });

  test("[V2] from a version below the first the steps begin with the first, without counting up to it", () => {
    const row = { collection: "phone", fields: { number: "2810111222" } };
    for (const version of [-1, Number.MIN_SAFE_INTEGER]) {
      expect(lowerRow(row, version)).toEqual(lowerRow(row, 0));
      expect(raiseRow(row, version)).toEqual(raiseRow(row, 0));
    }
  });

  test("[V2] an op in an older version's words reads as what was written, with what it says of its fields", () => {
    for (const text of Object.values(OPS_OF_0)) {
      const today = read(text);
      expect(lowerOp(today, 0)).toEqual(JSON.parse(text));
      expect(raiseOp(lowerOp(today, 0))).toEqual(today);
      expect(lowerOp(today, SCHEMA_VERSION)).toBe(today);
    }
  });

  test("[V2] what is of today or newer is handed on as it is", () => {
    const op = { ...read(OPS_OF_0.phone), schema: SCHEMA_VERSION + 3 };
    expect(raiseOp(op)).toBe(op);
    const row = { collection: "phone", fields: { value: "a" } };
    expect(raiseRow(row, SCHEMA_VERSION)).toBe(row);
    expect(lowerRow(row, SCHEMA_VERSION + 1)).toBe(row);
  });
});
