import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { describe, expect, test } from "vitest";
import { bothWay, decisionOf } from "./desk-choice";
import { aConflict, aSide } from "./desk-conflict.fixture";

describe("a decision", () => {
  test("[M7] is an ordinary change that names every side its reviewer saw, with the base that was read", () => {
    const third = aSide({ seq: 52, value: "6970000003" });
    const conflict = aConflict({ sides: [...aConflict().sides, third] });
    expect(decisionOf(conflict, { is: "side", at: 1 }, null)).toEqual({
      change: {
        collection: "phone",
        id: conflict.recordId,
        base: ["epochA", 47],
        fields: { number: "6970000002" },
        resolves: { number: [41, 47, 52] },
      },
      additions: [],
    });
  });

  test("may be a value that nobody had written, the earlier one, or nothing at all", () => {
    const conflict = aConflict();
    const fieldsOf = (choice: Parameters<typeof decisionOf>[1]) =>
      decisionOf(conflict, choice, null).change.fields;
    expect(fieldsOf({ is: "other", value: "6970000009" })).toEqual({ number: "6970000009" });
    expect(fieldsOf({ is: "base" })).toEqual({ number: "6970000000" });
    expect(fieldsOf({ is: "other", value: null })).toEqual({ number: null });
  });

  test("[M6] both phones: the first stays in its record, the second becomes a record of its own", () => {
    const { change, additions } = decisionOf(aConflict(), { is: "both" }, null);
    expect(change.fields).toEqual({ number: "6970000001" });
    expect(additions).toEqual([
      { collection: "phone", fields: { personId: "personAAAAAAAAAAAAAAAA", number: "6970000002" } },
    ]);
  });

  test("a second number of a person needs its kind", () => {
    const conflict = aConflict({ collection: "identifier", field: "value" });
    expect(bothWay(conflict, null)).toBeNull();
    expect(bothWay(conflict, { kind: "amka" })).toBe("record");
    expect(decisionOf(conflict, { is: "both" }, { kind: "amka" }).additions[0]?.fields).toMatchObject({
      kind: "amka",
      value: "6970000002",
    });
  });

  test("both lists become one list, without saying anything twice", () => {
    const sides = [aSide({ value: ["el", "ar"] }), aSide({ seq: 47, value: ["ar", "en"] })];
    const conflict = aConflict({ collection: "beneficiary", field: "languages", sides });
    expect(decisionOf(conflict, { is: "both" }, null).change.fields).toEqual({
      languages: ["el", "ar", "en"],
    });
  });

  test("[M4] both texts stand under the names of those who wrote them", () => {
    const sides = [
      aSide({ value: "πρώτο" }),
      aSide({ seq: 47, value: "δεύτερο", authorName: "Γιώργος Παραδειγμάκης" }),
    ];
    const conflict = aConflict({ collection: "visitNote", field: "note", class: "text", sides });
    expect(decisionOf(conflict, { is: "both" }, null).change.fields).toEqual({
      note: "Ελένη Δοκιμάκη: πρώτο\n\nΓιώργος Παραδειγμάκης: δεύτερο",
    });
    const longer = [aSide({ value: "πρώτο" }), aSide({ seq: 47, value: "πρώτο και κάτι" })];
    expect(decisionOf({ ...conflict, sides: longer }, { is: "both" }, null).change.fields).toEqual({
      note: "πρώτο και κάτι",
    });
  });

  test("a birth date cannot be two", () => {
    const sides = [aSide({ value: { year: 1980 } }), aSide({ seq: 47, value: { year: 1981 } })];
    expect(bothWay(aConflict({ collection: "beneficiary", field: "birth", sides }), {})).toBeNull();
  });

  test("[M5] a deletion against an edit: keep the record, or remove it", () => {
    const sides = [aSide({ value: true }), aSide({ seq: 47, value: false })];
    const conflict = aConflict({ collection: "visit", field: DELETED_FIELD, base: false, sides });
    const removed = decisionOf(conflict, { is: "side", at: 0 }, null).change;
    const kept = decisionOf(conflict, { is: "side", at: 1 }, null).change;
    expect(removed).toMatchObject({ remove: true, fields: {}, resolves: { [DELETED_FIELD]: [41, 47] } });
    expect(kept).toMatchObject({ fields: {}, resolves: { [DELETED_FIELD]: [41, 47] } });
    expect(kept.remove).toBeUndefined();
  });
});
