import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hash64 } from "./hash64";

/** FNV-1a as its authors define it, over bytes, in arithmetic of any size. */
function fnv1a64(bytes: readonly number[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, "0");
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const unitsLowByteFirst = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) => [
    unit & 0xff,
    unit >> 8,
  ]);

describe("the reference in this test", () => {
  test.each([
    ["", "cbf29ce484222325"],
    ["a", "af63dc4c8601ec8c"],
    ["foobar", "85944171f73967e8"],
    ["chongo was here!\n", "46810940eff5f915"],
  ])("agrees with the published vector of %j", (text, hash) => {
    expect(fnv1a64(ascii(text))).toBe(hash);
  });
});

describe("hash64", () => {
  test("of nothing is the offset basis", () => {
    expect(hash64("")).toBe("cbf29ce484222325");
  });

  test("two bytes in one unit are the published vector of those bytes", () => {
    // "fo", "ob", "ar" as units whose low byte comes first: together the bytes of "foobar".
    expect(hash64("\u6f66\u626f\u7261")).toBe("85944171f73967e8");
  });

  test("is FNV-1a over the units, low byte first, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(hash64(text)).toBe(fnv1a64(unitsLowByteFirst(text)));
      }),
      { numRuns: 500 },
    );
  });

  test("tells Greek texts apart that differ in one accent", () => {
    expect(hash64("Μαρία")).not.toBe(hash64("Μαρια"));
  });
});
