import { describe, expect, test } from "vitest";
import { line, text, tidyText } from "./text";

const note = text(5_000);
const name = line(80);
const takes = (value: unknown) => note.safeParse(value).success;

describe("a text", () => {
  test.each([
    "",
    "Νερό δύο εβδομάδες δεν έχει.\n\tΘα έρθει ο γείτονας.",
    "👩‍👩‍👧 🇬🇷",
    "مرحبا, שלום",
    "<script>alert(1)</script>",
    "=1+1",
    "e\u0301\u200d",
    "α".repeat(5_000),
  ])("is kept as typed: %j", (typed) => {
    expect(note.parse(typed)).toBe(typed);
  });

  test.each(["α".repeat(5_001), "a\u0000b", "a\u0007", "a\u000b", "a\u007f", "a\u001b[31m"])(
    "refuses what nobody types: %j",
    (value) => {
      expect(takes(value)).toBe(false);
    },
  );

  test("refuses half a character", () => {
    expect(takes("\ud83d")).toBe(false);
    expect(takes("\udc69a")).toBe(false);
    expect(takes("\ud83d\udc69")).toBe(true);
  });

  test("refuses what is no text", () => {
    expect([1, null, undefined, {}, ["a"]].map(takes)).toEqual([false, false, false, false, false]);
  });

  test("counts code points: an emoji of two units is one, a family of three people five", () => {
    expect(text(1).safeParse("👩").success).toBe(true);
    expect(text(5).safeParse("👩‍👩‍👧").success).toBe(true);
    expect(text(4).safeParse("👩‍👩‍👧").success).toBe(false);
  });
});

describe("a line", () => {
  test("is a text without line breaks", () => {
    expect(name.safeParse("Παπαδάκη-Όργουελ").success).toBe(true);
    expect(["a\nb", "a\r\nb", "a\rb", "\n"].map((value) => name.safeParse(value).success)).toEqual(
      Array.from({ length: 4 }, () => false),
    );
    expect(name.safeParse("α".repeat(81)).success).toBe(false);
  });
});

describe("what a form does before it saves", () => {
  test("composes letters and takes off the outer blanks, nothing else", () => {
    expect(tidyText("  Μαρι\u0301α  Α. \n")).toBe("Μαρία  Α.");
  });
});
