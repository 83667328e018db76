import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { COLLECTIONS } from "@konta/shared/domain/collections";
import { describe, expect, test } from "vitest";
import { fieldKind } from "./field-kind";
import { fieldWord } from "./field-word";
import { sayValue } from "./say-value";

const names = new Map([
  ["com.agia", "Αγία Δοκιμή"],
  ["person.known", "Δοκιμάκη Μαρία"],
  ["svc.a01", "Πληροφόρηση"],
  ["svc.a02", "Παραπομπή σε φορέα"],
]);
const say = (collection: string, field: string, value: unknown) =>
  sayValue(collection, field, value, (id) => names.get(id));

describe("a value as people read it", () => {
  test.each([
    ["beneficiary", "birth", { year: 1980, month: 3, day: 12 }, "12/03/1980"],
    ["beneficiary", "birth", { year: 1980, month: 3 }, "03/1980"],
    ["beneficiary", "birth", { year: 1980, approximate: true }, "περίπου 1980"],
    ["beneficiary", "sex", "female", "Γυναίκα"],
    ["beneficiary", "community", "com.agia", "Αγία Δοκιμή"],
    ["beneficiary", "languages", ["ελληνικά", "ρομανί"], "ελληνικά, ρομανί"],
    ["beneficiary", "interpreter", true, "Ναι"],
    ["visit", "services", ["svc.a02", "svc.a01"], "Παραπομπή σε φορέα, Πληροφόρηση"],
    ["visit", "day", "2026-11-23", "23/11/2026"],
    ["visitNote", "housing", 3, "3 · επείγουσα ανάγκη"],
    ["referralEvent", "to", "sent", "Εστάλη"],
    ["phone", "number", "6970000001", "6970000001"],
    ["visit", DELETED_FIELD, true, "αφαιρέθηκε"],
    ["visit", DELETED_FIELD, false, "μένει"],
    ["redirect", "into", "AAAAAAAAAAAAAAAAAAAAAA", "άλλος φάκελος"],
    ["redirect", "into", "person.known", "Δοκιμάκη Μαρία"],
    ["redirect", "into", null, "δικός του φάκελος"],
    ["householdLink", "householdId", "AAAAAAAAAAAAAAAAAAAAAA", "άλλη εγγραφή"],
  ])("%s.%s %j", (collection, field, value, words) => {
    expect(say(collection, field, value)).toBe(words);
  });

  test.each([null, undefined, "", []])("nothing is said as empty: %j", (value) => {
    expect(say("beneficiary", "fatherName", value)).toBe("(κενό)");
  });

  test("[P6] what this version does not know is shown as it is", () => {
    expect(say("beneficiary", "sex", "new-word")).toBe("new-word");
    expect(say("beneficiary", "birth", "around Easter")).toBe("around Easter");
    expect(say("later", "thing", { a: 1 })).toBe('{"a":1}');
    expect(say("visit", "day", 7)).toBe("7");
    expect(say("visit", "services", ["svc.zz"])).toBe("svc.zz");
    expect(fieldWord("later", "thing")).toBe("thing");
  });
});

test("every field that people write about a person has a word", () => {
  const people = COLLECTIONS.filter(({ about }) => about !== "nobody");
  const wordless = people.flatMap((each) =>
    Object.keys(each.schema.shape)
      .filter((field) => fieldKind(each.name, field).is !== "link")
      .filter((field) => fieldWord(each.name, field) === field)
      .map((field) => `${each.name}.${field}`),
  );
  expect(wordless).toEqual([]);
});
