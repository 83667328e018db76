import { describe, expect, test } from "vitest";
import { WAKE_UP, wokenUp } from "./wake-up";

const HANDED = { left: 0, reached: true };

describe("woken by the browser", () => {
  test("[P8] an open tab is told, and its engine does the work", async () => {
    const said: unknown[] = [];
    const tab = { postMessage: (message: unknown) => void said.push(message) };
    const handIn = () => Promise.reject(new Error("the copies are left alone"));
    await wokenUp({ openTabs: () => Promise.resolve([tab, tab]), handIn });
    expect(said).toEqual([WAKE_UP, WAKE_UP]);
  });

  test("[P8] [O6] without a tab the sealed copies are handed in", async () => {
    let asked = 0;
    const handIn = () => {
      asked += 1;
      return Promise.resolve(HANDED);
    };
    await wokenUp({ openTabs: () => Promise.resolve([]), handIn });
    expect(asked).toBe(1);
  });

  test.each([
    { left: 1, reached: true },
    { left: 0, reached: false },
  ])("[P8] what is left (%o) makes the browser wake us again", async (handed) => {
    const woken = wokenUp({ openTabs: () => Promise.resolve([]), handIn: () => Promise.resolve(handed) });
    await expect(woken).rejects.toThrow("left");
  });
});
