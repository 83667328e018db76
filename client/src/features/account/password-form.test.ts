import { expect, test } from "vitest";
import { t } from "../../text/translate";
import { type PasswordWords, passwordFault, refusedPassword } from "./password-form";

const words = (change: Partial<PasswordWords> = {}): PasswordWords => ({
  old: "the present one",
  new: "twelve chars",
  again: "twelve chars",
  ...change,
});

test.each([
  [{}, null],
  [{ old: "" }, "old"],
  [{ new: "" }, "new"],
  [{ new: "eleven char", again: "eleven char" }, "new"],
  // Accents apart are no characters of their own, here as at the office.
  [{ new: "a\u0301e\u0301i\u0301o\u0301u\u0301y\u0301", again: "" }, "new"],
  [{ again: "twelve char" }, "again"],
] as const)("%j goes on at %s", (change, at) => {
  expect(passwordFault(words(change), t)?.at ?? null).toBe(at);
});

test("what the office refuses is said beside the field it is about", () => {
  expect(refusedPassword({ code: "wrong-password" }, t).at).toBe("old");
  const said = ["too-short", "too-long", "common", "same"].map((reason) =>
    refusedPassword({ code: "refused", reason }, t),
  );
  expect(new Set(said.map(({ at }) => at))).toEqual(new Set(["new"]));
  expect(new Set(said.map(({ text }) => text)).size).toBe(4);
  expect(refusedPassword({ code: "refused", reason: "other" }, t).at).toBe("form");
  expect(refusedPassword({ code: "busy", waitS: 30 }, t)).toMatchObject({ at: "form" });
});
