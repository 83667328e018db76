import { expect, test } from "vitest";
import type { OfficeDevice } from "../../data/office/office-answers";
import { byNeed, minutesOff } from "./device-facts";

const aDevice = (facts: Partial<OfficeDevice>): OfficeDevice => ({
  replica: "r",
  device: "test",
  kind: "field",
  staffName: "Δοκιμή",
  lastContactAt: 0,
  unsent: 0,
  oldestUnsentAt: null,
  revokedAt: null,
  clockOffset: 0,
  build: "dev",
  holes: 0,
  repairs: 0,
  trouble: null,
  ...facts,
});

test("what needs care comes first, what is revoked last", () => {
  const devices = [
    aDevice({ replica: "office", kind: "office" }),
    aDevice({ replica: "revoked", trouble: null, revokedAt: 5 }),
    aDevice({ replica: "earlier", lastContactAt: 1 }),
    aDevice({ replica: "silent", trouble: "silent" }),
    aDevice({ replica: "later", lastContactAt: 2 }),
    aDevice({ replica: "stuck", trouble: "stuck" }),
  ];
  expect(byNeed(devices).map(({ replica }) => replica)).toEqual([
    "stuck",
    "silent",
    "later",
    "earlier",
    "office",
    "revoked",
  ]);
});

test("a clock is off by whole minutes, ahead or behind", () => {
  expect(minutesOff({ clockOffset: 59_999 })).toBe(0);
  expect(minutesOff({ clockOffset: -59_999 })).toBe(0);
  expect(minutesOff({ clockOffset: 420_000 })).toBe(7);
  expect(minutesOff({ clockOffset: -420_000 })).toBe(-7);
  expect(minutesOff({ clockOffset: null })).toBeNull();
});
