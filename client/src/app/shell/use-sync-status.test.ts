import { expect, test } from "vitest";
import { FIRST_STATUS } from "../../sync/sync-status";
import { shownStatus } from "./use-sync-status";

test("[P8] a network that the browser knows to be gone is gone at once; an exchange that got through since then is the better proof", () => {
  const online = { ...FIRST_STATUS, connection: "online", lastContactAt: 1_000 } as const;
  expect(shownStatus(online, null)).toBe(online);
  expect(shownStatus(online, 1_500).connection).toBe("offline");
  expect(shownStatus(online, 500).connection).toBe("online");
  expect(shownStatus({ ...online, connection: "offline" }, 500).connection).toBe("offline");
  expect(shownStatus({ ...online, lastContactAt: null }, 500).connection).toBe("offline");
});
