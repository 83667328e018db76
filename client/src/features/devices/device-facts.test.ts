import { expect, test } from "vitest";
import { aDevice } from "./device.fixture";
import { byNeed, minutesOff } from "./device-facts";

test("what needs care comes first, what is given up before what is well, what is empty last", () => {
  const devices = [
    aDevice({ replica: "office", kind: "office" }),
    aDevice({ replica: "revoked", trouble: null, revokedAt: 5 }),
    aDevice({ replica: "empty", revokedAt: 5, end: "lost", wipedAt: 6, lastContactAt: -1 }),
    aDevice({ replica: "lost", revokedAt: 5, end: "lost" }),
    aDevice({ replica: "earlier", lastContactAt: 1 }),
    aDevice({ replica: "silent", trouble: "silent" }),
    aDevice({ replica: "later", lastContactAt: 2 }),
    aDevice({ replica: "stuck", trouble: "stuck" }),
  ];
  expect(byNeed(devices).map(({ replica }) => replica)).toEqual([
    "stuck",
    "silent",
    "lost",
    "later",
    "earlier",
    "office",
    "revoked",
    "empty",
  ]);
});

test("a clock is off by whole minutes, ahead or behind", () => {
  expect(minutesOff({ clockOffset: 59_999 })).toBe(0);
  expect(minutesOff({ clockOffset: -59_999 })).toBe(0);
  expect(minutesOff({ clockOffset: 420_000 })).toBe(7);
  expect(minutesOff({ clockOffset: -420_000 })).toBe(-7);
  expect(minutesOff({ clockOffset: null })).toBeNull();
});
