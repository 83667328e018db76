import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCharacter } from "./check-character";
import {
  checkLocalReference,
  LAST_COUNTER,
  type LocalReference,
  localReference,
  smallestCode,
} from "./local-reference";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const parts: LocalReference = { municipality: "HER", year: 2026, code: "A1", counter: 1 };

const anyParts = fc.record({
  municipality: fc.string({ unit: fc.constantFrom(...ALPHABET.slice(10)), minLength: 3, maxLength: 3 }),
  year: fc.integer({ min: 2000, max: 2099 }),
  code: fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 2, maxLength: 2 }),
  counter: fc.integer({ min: 1, max: LAST_COUNTER }),
});

function made(from: LocalReference): string {
  const reference = localReference(from);
  if (!reference.ok) throw new Error(reference.error);
  return reference.value;
}

describe("local reference numbers", () => {
  test("the check character is that of ISO 7064 Mod 37,36", () => {
    // The worked example of the standard's Global Release Identifier: A1-2425G-ABC1234002-M.
    expect(checkCharacter("A12425GABC1234002")).toBe("M");
  });

  test("looks like MUN-YY-DDNNNN-C and reads back", () => {
    expect(made(parts)).toMatch(/^HER-26-A10001-[0-9A-Z]$/);
    fc.assert(
      fc.property(anyParts, (some) => {
        const value = made(some);
        expect(checkLocalReference(value)).toEqual({ ok: true, value: { ...some, value } });
      }),
    );
  });

  test("a municipality that used up the two-character codes goes on with longer ones, which read back", () => {
    const given = new Set<string>();
    for (let times = 0; times < 1296; times += 1) given.add(smallestCode(given));
    expect([...given].every((code) => code.length === 2)).toBe(true);
    expect(smallestCode(new Set())).toBe("A0");
    expect(smallestCode(given)).toBe("A00");
    given.delete("B7");
    expect(smallestCode(given)).toBe("B7");
    for (const code of ["A00", "9Z9Z"]) {
      const value = made({ ...parts, code });
      expect(checkLocalReference(value)).toEqual({ ok: true, value: { ...parts, code, value } });
    }
  });

  test("after 9999 the code is exhausted", () => {
    expect(localReference({ ...parts, counter: 9999 }).ok).toBe(true);
    expect(localReference({ ...parts, counter: 10_000 })).toEqual({ ok: false, error: "exhausted" });
    expect(() => localReference({ ...parts, counter: 0 })).toThrow("assertion failed");
    expect(() => localReference({ ...parts, code: "a" })).toThrow("assertion failed");
  });

  test("sloppy typing is put right", () => {
    const value = made(parts);
    const compact = value.replaceAll("-", "");
    const greek = value.replace("HE", "ΗΕ");
    for (const typed of [
      compact,
      value.toLowerCase(),
      ` ${value} `,
      compact.split("").join(" "),
      value.replaceAll("-", "–"),
      greek,
    ]) {
      expect(checkLocalReference(typed), typed).toMatchObject({ ok: true, value: { value } });
    }
  });

  test("every single wrong character is found", () => {
    fc.assert(
      fc.property(
        anyParts,
        fc.integer({ min: 0, max: 11 }),
        fc.constantFrom(...ALPHABET),
        (some, at, other) => {
          const compact = made(some).replaceAll("-", "");
          fc.pre(compact.charAt(at) !== other);
          expect(checkLocalReference(compact.slice(0, at) + other + compact.slice(at + 1)).ok).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("swapped neighbours are found, but for the standard's blind spot between next-door characters", () => {
    let swaps = 0;
    let missed = 0;
    for (let counter = 1; counter <= LAST_COUNTER; counter += 1) {
      const compact = made({ ...parts, counter }).replaceAll("-", "");
      for (let at = 0; at < 11; at += 1) {
        const left = compact.charAt(at);
        const right = compact.charAt(at + 1);
        if (left === right) continue;
        swaps += 1;
        if (!checkLocalReference(compact.slice(0, at) + right + left + compact.slice(at + 2)).ok) continue;
        missed += 1;
        expect(Math.abs(ALPHABET.indexOf(left) - ALPHABET.indexOf(right))).toBe(1);
      }
    }
    expect(missed / swaps).toBeLessThan(0.005);
  });

  test.each([
    "",
    "HER",
    "HER-26-A10000-X",
    "HE1-26-A10001-X",
    "👩‍🌾",
    "<script>",
    "X".repeat(5000),
    "HER-26-A10001",
  ])("%s is no reference", (typed) => expect(checkLocalReference(typed).ok).toBe(false));

  test("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (typed) => void checkLocalReference(typed)));
  });
});
