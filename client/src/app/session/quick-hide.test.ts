import { describe, expect, test } from "vitest";
import { doubleEscape } from "./quick-hide";
import { aPerson, aSession } from "./session.fixture";

type Key = readonly [key: string, afterMs: number, how?: "repeat" | "isComposing" | undefined];

/** Which of these keys, each pressed so many milliseconds after the one before, hides the screen. */
function hides(keys: readonly Key[]): boolean[] {
  let now = 0;
  const isDouble = doubleEscape(() => now);
  return keys.map(([key, afterMs, how]) => {
    now += afterMs;
    return isDouble({ key, repeat: how === "repeat", isComposing: how === "isComposing" });
  });
}
const esc = (afterMs: number, how?: "repeat" | "isComposing"): Key => ["Escape", afterMs, how];

test.each<[string, Key[], boolean[]]>([
  ["twice within a second", [esc(0), esc(1_000)], [false, true]],
  ["twice, but later", [esc(0), esc(1_001)], [false, false]],
  ["three times: the third begins anew", [esc(0), esc(100), esc(100)], [false, true, false]],
  ["with another key between", [esc(0), ["a", 100], esc(100)], [false, false, false]],
  ["held down", [esc(0), esc(500, "repeat")], [false, false]],
  ["in the middle of a letter", [esc(0, "isComposing"), esc(100)], [false, false]],
])("Escape %s", (_, keys, expected) => {
  expect(hides(keys)).toEqual(expected);
});

describe("the cover", () => {
  test("stands before the screens go, the last words are kept, and it locks warm behind it", async () => {
    const order: string[] = [];
    const { session, at } = aSession([aPerson()], {
      keepPlace: (replica) => void order.push(`place of ${replica}`),
      keepDrafts: async () => order.push("words") > 0,
      lock: async (kind) => void order.push(`${kind} lock`),
    });
    await session.getState().unlock("replica-1", "246810", null);
    const covered = session.getState().cover();
    expect([session.getState().isCovered, at()]).toEqual([true, "starting"]);
    await covered;
    expect(order).toEqual(["place of replica-1", "words", "warm lock"]);
    expect([session.getState().isCovered, at()]).toEqual([true, "locked"]);
    session.getState().uncover();
    expect([session.getState().isCovered, at()]).toEqual([false, "locked"]);
  });

  test("there is none where nothing is open", async () => {
    const { session, asked } = aSession([aPerson()]);
    await session.getState().start();
    await session.getState().cover();
    expect(session.getState().isCovered).toBe(false);
    expect(asked).not.toContain("warm lock");
  });
});
