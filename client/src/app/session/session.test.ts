import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Device } from "../../data/device";

const OFFICE = "../../data/office/office-queries";

/** The app as it has just been loaded, over a device that writes down how it is locked. */
async function aPage() {
  const locks: string[] = [];
  const device = { lock: async (kind: string) => void locks.push(kind) } as unknown as Device;
  const { sessionPorts } = await import("./session");
  return { ports: sessionPorts(device), locks };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("navigator", { userAgent: "" });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock(OFFICE);
});

test("a lock forgets what is on its way between screens, and fetches no screen that was never opened", async () => {
  vi.doMock(OFFICE, () => {
    throw new TypeError("Failed to fetch dynamically imported module");
  });
  const { ports, locks } = await aPage();
  const { carriedWord, carryWord } = await import("../../data/carried-words");
  carryWord("find", "somebody");
  await ports.lock("warm");
  expect(locks).toEqual(["warm"]);
  expect(carriedWord("find")).toBe("");
});

test("a lock forgets the office's answers where its screens were opened", async () => {
  const { ports, locks } = await aPage();
  const { officeQueries } = await import("../../data/office/office-queries");
  officeQueries.setQueryData(["office", "summary"], { of: "somebody" });
  await ports.lock("cold");
  expect(locks).toEqual(["cold"]);
  expect(officeQueries.getQueryData(["office", "summary"])).toBeUndefined();
});
