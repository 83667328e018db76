import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IDENTIFIER_KINDS, type IdentifierKind, type KnownPerson } from "./identifier";
import { checkIdentifier, comparableIdentifier } from "./identifiers";
import { checkPhone } from "./phone-number";

function checked(kind: IdentifierKind, typed: string, known?: KnownPerson) {
  const result = checkIdentifier(kind, typed, known);
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

describe("AMKA", () => {
  test.each([
    "01013099997",
    "010130 99997",
    "010130-99997",
    " 01013099997\n",
    "٠١٠١٣٠٩٩٩٩٧",
    "\u200E01013099997",
  ])("%j is verified", (typed) =>
    expect(checked("amka", typed)).toEqual({ value: "01013099997", verified: true, warnings: [] }),
  );

  test.each([
    ["01013099998", ["checksum"]],
    ["10013099997", ["checksum"]],
    ["32013099997", ["checksum", "date"]],
    ["0101309999", ["length"]],
    ["010130999971", ["length"]],
    ["00000000000", ["all-zero"]],
    ["0101309999O", ["shape"]],
    ["άγνωστο", ["shape"]],
  ])("%s is kept with %j", (typed, warnings) => {
    const result = checked("amka", typed);
    expect(result.verified).toBe(false);
    expect(result.warnings).toEqual(warnings);
    expect(result.value).toBe(typed);
  });

  test("every wrong digit is found", () => {
    const good = "01013099997";
    for (let at = 0; at < 11; at += 1) {
      for (const digit of "0123456789") {
        if (digit === good.charAt(at)) continue;
        const wrong = good.slice(0, at) + digit + good.slice(at + 1);
        expect(checked("amka", wrong).verified, wrong).toBe(false);
      }
    }
  });

  test("29 February is a date in the century that has it", () => {
    // 1900 was no leap year, 2000 was; neither 1901 nor 2001.
    expect(checked("amka", "29020000006").warnings).not.toContain("date");
    expect(checked("amka", "29020100000").warnings).toContain("date");
  });

  test("a birth date that differs warns and leaves it unverified, in either century and as far as known", () => {
    expect(checked("amka", "01013099997", { birth: { year: 1930, month: 1, day: 1 } }).verified).toBe(true);
    expect(checked("amka", "01013099997", { birth: { year: 2030 } }).warnings).toEqual([]);
    expect(checked("amka", "01013099997", { birth: { year: 1931 } })).toMatchObject({
      verified: false,
      warnings: ["birth-date"],
    });
    expect(checked("amka", "01013099997", { birth: { year: 1930, month: 2 } }).warnings).toEqual([
      "birth-date",
    ]);
    expect(checked("amka", "01013099997", { birth: { year: 1930, month: 1, day: 2 } }).warnings).toEqual([
      "birth-date",
    ]);
    expect(checked("amka", "01013099997", { birth: { year: 1935, approximate: true } }).warnings).toEqual([]);
  });

  test("a sex that differs only warns", () => {
    expect(checked("amka", "01013099997", { sex: "male" }).warnings).toEqual([]);
    expect(checked("amka", "01013099997", { sex: "other" }).warnings).toEqual([]);
    expect(checked("amka", "01013099997", { sex: "female" })).toMatchObject({
      verified: true,
      warnings: ["sex"],
    });
  });
});

describe("ΑΦΜ and personal number", () => {
  test.each([
    ["094259216", "094259216"],
    ["94259216", "094259216"],
    ["EL 094259216", "094259216"],
    ["ΕΛ094259216", "094259216"],
    ["GR-094.259.216", "094259216"],
  ])("ΑΦΜ %s is verified", (typed, value) => {
    expect(checked("afm", typed)).toEqual({ value, verified: true, warnings: [] });
  });

  test.each([
    ["094259217", "checksum"],
    ["904259216", "checksum"],
    ["000000000", "all-zero"],
    ["00000000", "all-zero"],
    ["0942592", "length"],
    ["0942592161", "length"],
    ["09425921A", "shape"],
    ["FR094259216", "shape"],
  ])("ΑΦΜ %s warns of %s", (typed, warning) => {
    expect(checked("afm", typed)).toMatchObject({ verified: false, warnings: [warning] });
  });

  test.each([
    ["a1x 094259216", "A1X094259216", []],
    ["Α12094259216", "Α12094259216", []],
    ["A12094259217", "A12094259217", ["checksum"]],
    ["A12000000000", "A12000000000", ["all-zero"]],
    ["094259216", "094259216", ["length"]],
    ["A120942592AB", "A120942592AB", ["shape"]],
  ])("Π.Α. %s is never verified", (typed, value, warnings) => {
    expect(checked("pa", typed)).toEqual({ value, verified: false, warnings });
  });
});

describe("cards and papers", () => {
  test.each([
    ["adt", "AB 123456", "ΑΒ123456", []],
    ["adt", "αβ-123456", "ΑΒ123456", []],
    ["adt", "Χ123456", "Χ123456", []],
    ["adt", "AR123456", "ΑR123456", ["shape"]],
    ["adt", "AB12345", "AB12345", ["shape"]],
    ["adt", "A00000001", "A00000001", ["shape"]],
    ["passport", "ap 1234567", "AP1234567", []],
    ["passport", "ΑΡ1234567", "AP1234567", []],
    ["passport", "AP1", "AP1", ["length"]],
    ["passport", "Ω1234567", "Ω1234567", ["shape"]],
    ["paaypa", "p12345678", "P12345678", []],
    ["paaypa", "12", "12", ["length"]],
    ["asylum_card", "12/345678", "12/345678", []],
    ["refugee_card", "1", "1", ["length"]],
    ["residence_permit", "  GR  123 ", "GR 123", []],
    ["dypa", "123", "123", []],
    ["national_ref", "x", "x", []],
    ["national_ref", "x".repeat(31), "x".repeat(31), ["length"]],
  ] as const)("%s %s is kept as %s", (kind, typed, value, warnings) => {
    const result = checked(kind, typed);
    expect(result.verified).toBe(false);
    expect(result.warnings).toEqual(warnings);
    if (typed !== "AR123456") expect(result.value).toBe(value);
  });

  test("a number is found in either script and with any signs", () => {
    expect(comparableIdentifier("ΑΒ 123456")).toBe(comparableIdentifier("ab-123456"));
    expect(comparableIdentifier("ΑΒ 123456")).not.toBe(comparableIdentifier("ΑΒ 123457"));
  });
});

describe("phones", () => {
  test.each([
    ["694 000 0000", "6940000000", "mobile"],
    ["+30 6940000000", "6940000000", "mobile"],
    ["0030-2810-000000", "2810000000", "landline"],
    ["30 694 0000000", "6940000000", "mobile"],
    ["(2810) 000 000", "2810000000", "landline"],
    ["+995 555 000000", "+995555000000", "foreign"],
    ["00355 69 000 0000", "+355690000000", "foreign"],
    ["+44 (0)20 0000 0000", "+442000000000", "foreign"],
  ])("%s → %s (%s)", (typed, value, line) => {
    expect(checkPhone(typed)).toEqual({ ok: true, value: { value, line, verified: true, warnings: [] } });
  });

  test.each([
    ["694000000", "694000000", "length"],
    ["5940000000", "5940000000", "shape"],
    ["+12", "+12", "length"],
    ["της γειτόνισσας", "της γειτόνισσας", "shape"],
  ])("%s is kept with a warning", (typed, value, warning) => {
    expect(checkPhone(typed)).toEqual({
      ok: true,
      value: { value, line: "unknown", verified: false, warnings: [warning] },
    });
  });
});

describe("only the impossible is refused", () => {
  test.each(IDENTIFIER_KINDS)("%s", (kind) => {
    expect(checkIdentifier(kind, "  ")).toEqual({ ok: false, error: "empty" });
    expect(checkIdentifier(kind, "\u200B")).toEqual({ ok: false, error: "empty" });
    expect(checkIdentifier(kind, "1".repeat(41))).toEqual({ ok: false, error: "too-long" });
    expect(checkIdentifier(kind, "12\u000034")).toEqual({ ok: false, error: "unreadable" });
    expect(checkIdentifier(kind, "12\uD80034")).toEqual({ ok: false, error: "unreadable" });
    for (const odd of ["1", "👩‍🌾", "<script>1</script>", "\u202E123", "abc αβγ"]) {
      expect(checkIdentifier(kind, odd).ok, odd).toBe(true);
    }
  });

  test("phones likewise", () => {
    expect(checkPhone(" ")).toEqual({ ok: false, error: "empty" });
    expect(checkPhone("9".repeat(41))).toEqual({ ok: false, error: "too-long" });
    expect(checkPhone("9\u00079")).toEqual({ ok: false, error: "unreadable" });
  });

  test("checking what is stored changes nothing", () => {
    const kinds = fc.constantFrom(...IDENTIFIER_KINDS);
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(..."0123456789ABΑΒΩελ -/.+"), maxLength: 20 }),
    );
    fc.assert(
      fc.property(kinds, texts, (kind, typed) => {
        const once = checkIdentifier(kind, typed);
        if (once.ok) expect(checkIdentifier(kind, once.value.value)).toEqual(once);
        const phone = checkPhone(typed);
        if (phone.ok) expect(checkPhone(phone.value.value)).toEqual(phone);
      }),
      { numRuns: 1000 },
    );
    expect(checkIdentifier("amka", "1".repeat(5000)).ok).toBe(false);
  });
});
