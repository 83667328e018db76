import { expect, test } from "vitest";
import { carriedWord, carryWord, forgetCarriedWords, takeCarriedWord } from "./carried-words";

test("a word is handed over once, and a lock forgets them all", () => {
  carryWord("register", "Δοκιμάκη");
  expect(takeCarriedWord("register")).toBe("Δοκιμάκη");
  expect(takeCarriedWord("register")).toBe("");
  carryWord("find", "Δοκιμίδης");
  forgetCarriedWords();
  expect(carriedWord("find")).toBe("");
});
