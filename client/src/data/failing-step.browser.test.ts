import { afterEach, expect, test, vi } from "vitest";
import { aStepThatThrows } from "./failing-step.fixture";
import { LocalDeviceStore } from "./local-device-store";
import { closeReplica } from "./open-replica";
import { anId, type Opened, opened } from "./store-fixture";

afterEach(() => vi.restoreAllMocks());

const aVisit = ({ replica }: Opened) =>
  new LocalDeviceStore(replica).saveVisit({
    personId: anId("p"),
    visit: { day: "2026-11-23", place: "home" },
    note: null,
    task: null,
    referral: null,
  });

test("[V3] [O3] in a real browser too a step that throws leaves the tables before it, and what waits in them byte for byte", async () => {
  const place = { indexedDB, IDBKeyRange };
  const keyring = { replica: `replica-${crypto.randomUUID()}` };
  const first = await opened(place, keyring);
  expect((await aVisit(first)).ok).toBe(true);
  const lines = await first.sync.unsentOps(100, 100_000);
  expect(lines).toHaveLength(1);

  aStepThatThrows();
  await expect(opened(place, keyring)).rejects.toThrow("a step that throws");
  vi.restoreAllMocks();
  // The tab that had the tables open goes on, and so does the next start of its version.
  expect((await aVisit(first)).ok).toBe(true);
  closeReplica(first.replica);
  const again = await opened(place, keyring);
  expect((await again.sync.unsentOps(100, 100_000)).slice(0, 1)).toEqual(lines);
  expect(await again.sync.unsentOps(100, 100_000)).toHaveLength(2);
  closeReplica(again.replica);
});
