import { expect, test } from "vitest";
import { sleeplessClock } from "./sleepless-clock";

const MINUTE = 60_000;
const YEAR = 365 * 24 * 60 * MINUTE;

/** What the clock shows after these steps of the running clock and of the wall clock. */
function after(steps: readonly (readonly [running: number, wall: number])[]): number {
  const at = { running: 5_000, wall: 50 * YEAR };
  const clock = sleeplessClock(
    () => at.running,
    () => at.wall,
  );
  let shown = 0;
  for (const [running, wall] of steps) {
    at.running += running;
    at.wall += wall;
    shown = clock();
  }
  return shown;
}

test.each([
  ["awake both run alike", [[MINUTE, MINUTE]], MINUTE],
  ["asleep only the wall clock runs", [[0, 60 * MINUTE]], 60 * MINUTE],
  ["a wall clock set back takes nothing away", [[MINUTE, -YEAR]], MINUTE],
  [
    "an hour asleep counts though the wall clock was set back before",
    [
      [0, -YEAR],
      [0, 60 * MINUTE],
    ],
    60 * MINUTE,
  ],
  ["a wall clock set forward ends things too early, never too late", [[0, YEAR]], YEAR],
] as const)("%s", (_, steps, shown) => {
  expect(after(steps)).toBe(shown);
});
