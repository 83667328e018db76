import { describe, expect, test } from "vitest";
import { referralDraftFrom } from "./referral-draft";
import { EMPTY_REFERRAL, type TypedReferral } from "./typed-referral";

const personal = { personId: "p", today: "2026-11-23", sensitivity: "personal" } as const;
const whole: TypedReferral = {
  ...EMPTY_REFERRAL,
  agency: "agy.opeka",
  reason: " Housing benefit ",
  legalBasis: "social_protection",
};

describe("a referral out of its form", () => {
  test("is ready, with a tidy reason", () => {
    const built = referralDraftFrom(whole, personal);
    expect(built.ok && built.value).toEqual({
      personId: "p",
      referral: {
        agency: "agy.opeka",
        reason: "Housing benefit",
        legalBasis: "social_protection",
        urgency: "normal",
        day: "2026-11-23",
      },
      steps: [{ to: "ready", day: "2026-11-23" }],
    });
  });

  const sent: TypedReferral = { ...whole, isHandedOver: true, channel: "phone", sentDay: "2026-11-20" };

  test("handed over: ready, then sent on that day", () => {
    const built = referralDraftFrom({ ...sent, told: "Desk 4" }, personal);
    expect(built.ok && built.value.steps[1]).toEqual({
      to: "sent",
      day: "2026-11-20",
      channel: "phone",
      told: "Desk 4",
    });
  });

  test.each(["special", "restricted"] as const)("%s is never sent from here", (sensitivity) => {
    const built = referralDraftFrom(sent, { ...personal, sensitivity });
    expect(built.ok && built.value.steps.map(({ to }) => to)).toEqual(["ready"]);
  });

  test("a day of no calendar, or one to come, is refused", () => {
    const problems = (sentDay: string) => {
      const built = referralDraftFrom({ ...sent, sentDay }, personal);
      return built.ok ? [] : built.error;
    };
    expect(problems("2026-02-30")).toEqual(["day-wrong"]);
    expect(problems("2026-11-24")).toEqual(["day-in-future"]);
  });

  test("says everything that is missing, and keeps odd characters exactly", () => {
    const empty = referralDraftFrom(EMPTY_REFERRAL, personal);
    expect(!empty.ok && empty.error).toEqual(["agency-missing", "reason-missing", "basis-missing"]);
    const odd = referralDraftFrom({ ...whole, reason: "<script>😀</script> مرحبا" }, personal);
    expect(odd.ok && odd.value.referral.reason).toBe("<script>😀</script> مرحبا");
  });
});
