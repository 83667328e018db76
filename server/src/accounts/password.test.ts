import { describe, expect, test } from "vitest";
import { acceptablePassword, hashPassword, isPassword, LONGEST_PASSWORD } from "./password";

const problemOf = (password: string) => {
  const accepted = acceptablePassword(password);
  return accepted.ok ? null : accepted.error;
};

describe("a password somebody wants to have", () => {
  test.each([
    ["eleven char", "too-short"],
    ["twelve chars", null],
    ["passwordpassword", "common"],
    ["PasswordPassword", "common"],
    ["ababababababab", "common"],
    ["x".repeat(LONGEST_PASSWORD + 1), "too-long"],
    ["correct horse battery", null],
  ])("%s: %s", (password, problem) => {
    expect(problemOf(password)).toBe(problem);
  });

  test("is as long as whoever types it counts: accents and pictures are one character each", () => {
    // Six letters with their accents apart, and six pictures of two units each.
    expect(problemOf("a\u0301e\u0301i\u0301o\u0301u\u0301y\u0301")).toBe("too-short");
    expect(problemOf("\u{1F642}\u{1F643}\u{1F644}\u{1F645}\u{1F646}\u{1F647}")).toBe("too-short");
  });

  test("opens however the keyboard puts its accents together", async () => {
    const accepted = acceptablePassword("e\u0301le\u0301phant rose");
    const hash = accepted.ok ? await hashPassword(accepted.value) : null;
    expect(await isPassword(hash, "\u00E9l\u00E9phant rose")).toBe(true);
    expect(await isPassword(hash, "elephant rose")).toBe(false);
    expect(await isPassword(null, "elephant rose")).toBe(false);
  });
});
