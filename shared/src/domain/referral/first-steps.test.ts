import { describe, expect, test } from "vitest";
import { firstSteps, type NewReferral } from "./first-steps";

const whole: NewReferral = {
  agency: "agy.opeka",
  reason: "Housing",
  legalBasis: "social_protection",
};
const handedOver = { channel: "phone", day: "2026-11-23", told: " Desk 4 " } as const;

describe("the first steps of a referral", () => {
  test("complete: ready, and no further", () => {
    expect(firstSteps(whole, "personal", "2026-11-24")).toEqual({
      ok: true,
      value: [{ to: "ready", day: "2026-11-24" }],
    });
  });

  test("handed over at once: ready and sent, on the day it was handed over", () => {
    expect(firstSteps({ ...whole, handedOver }, "personal", "2026-11-24")).toEqual({
      ok: true,
      value: [
        { to: "ready", day: "2026-11-24" },
        { to: "sent", day: "2026-11-23", channel: "phone", told: "Desk 4" },
      ],
    });
  });

  test.each(["special", "restricted"] as const)("%s waits for approval, whatever was done", (sensitivity) => {
    const steps = firstSteps({ ...whole, handedOver }, sensitivity, "2026-11-24");
    expect(steps.ok && steps.value.map(({ to }) => to)).toEqual(["ready"]);
  });

  test("says everything that is missing", () => {
    expect(firstSteps({ reason: "  " }, "personal", "2026-11-24")).toEqual({
      ok: false,
      error: ["agency", "reason", "legalBasis"],
    });
  });
});
