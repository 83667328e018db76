import { describe, expect, test } from "vitest";
import { instantOf } from "../../base/local-date";
import { grantEndsAt, grantWindow } from "./grant-window";

const HOUR_MS = 3_600_000;
/** A Tuesday. */
const DAY = "2026-11-24";

describe("how long an outing grants its communities", () => {
  test("[S1] from 16:00 of the working day before, for seven days at most", () => {
    expect(grantWindow(DAY, null)).toEqual({
      opens: instantOf("2026-11-23", 16 * 60),
      closes: instantOf("2026-12-01", 0),
    });
    expect(grantWindow("2026-11-23", null).opens).toBe(instantOf("2026-11-20", 16 * 60));
  });

  test("[S1] until 72 hours after its closing came in", () => {
    const came = instantOf(DAY, 15 * 60);
    expect(grantWindow(DAY, came).closes).toBe(came + 72 * HOUR_MS);
    expect(grantWindow(DAY, came + 6 * 24 * HOUR_MS).closes).toBe(instantOf("2026-12-01", 0));
  });

  test("[S1] [M1] a device goes by the clock of whoever closed it, within the days there are", () => {
    const closedAt = instantOf(DAY, 15 * 60);
    expect(grantEndsAt(DAY, null)).toBe(instantOf("2026-12-01", 0));
    expect(grantEndsAt(DAY, closedAt)).toBe(closedAt + 72 * HOUR_MS);
    expect(grantEndsAt(DAY, 0)).toBe(instantOf(DAY, 0) + 72 * HOUR_MS);
    expect(grantEndsAt(DAY, instantOf("2076-01-01", 0))).toBe(instantOf("2026-12-01", 0));
  });
});
