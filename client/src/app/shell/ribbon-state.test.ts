import { expect, test } from "vitest";
import { FIRST_STATUS, type SyncStatus } from "../../sync/sync-status";
import { ribbonState } from "./ribbon-state";

const aStatus = (change: Partial<SyncStatus> = {}): SyncStatus => ({ ...FIRST_STATUS, ...change });

test.each([
  ["everything delivered", 0, aStatus(), "ok"],
  ["unsent work", 3, aStatus(), "wait"],
  ["unsent work without signal is first of all unsent", 3, aStatus({ connection: "offline" }), "wait"],
  ["no signal", 0, aStatus({ connection: "offline" }), "offline"],
  ["not counted yet is never called delivered", undefined, aStatus(), "offline"],
  ["what only a person can mend comes before everything", 3, aStatus({ problem: "refused" }), "bad"],
  ["a fault that passes by itself is not red", 0, aStatus({ problem: "busy" }), "ok"],
] as const)("%s", (_, unsent, status, state) => {
  expect(ribbonState(unsent, status)).toBe(state);
});
