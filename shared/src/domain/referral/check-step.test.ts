import { describe, expect, test } from "vitest";
import { err, ok } from "../../base/result";
import type { StepAuthor } from "./allowed-steps";
import { checkStep, type Standing, stepLacks } from "./check-step";

const author: StepAuthor = { roles: ["social_worker"], isAuthor: true };
const head: StepAuthor = { roles: ["coordinator"], isAuthor: false };
const standing = (part: Partial<Standing> = {}): Standing => ({
  referral: { agency: "agy.clinic", reason: "Check", legalBasis: "health_care" },
  state: "ready",
  sensitivity: "personal",
  silentDays: 0,
  ...part,
});

describe("a step of a referral", () => {
  test("to an agency that learns something special only the head sends it", () => {
    const special = standing({ sensitivity: "special" });
    expect(checkStep(author, special, "sent", { channel: "letter" })).toEqual(err("step-not-allowed"));
    expect(checkStep(head, special, "sent", { channel: "letter" })).toEqual(ok(null));
  });

  test("says what the catalogue requires, and not more", () => {
    expect(checkStep(author, standing(), "sent", {})).toEqual(err("step-incomplete"));
    expect(checkStep(author, standing(), "sent", { channel: "phone" })).toEqual(ok(null));
    expect(stepLacks("sent", "declined", { told: "", reason: "  " })).toEqual(["reason"]);
    expect(stepLacks("in_progress", "completed", {})).toEqual(["outcome"]);
    expect(stepLacks("sent", "received", {})).toEqual([]);
  });

  test("makes a draft ready only when the referral is whole", () => {
    const draft = standing({ state: "draft", referral: { agency: "agy.clinic", reason: " " } });
    expect(checkStep(author, draft, "ready", {})).toEqual(err("step-incomplete"));
    expect(checkStep(author, standing({ state: "draft" }), "ready", {})).toEqual(ok(null));
  });

  test("closes nothing as expired before its time, or without a reason", () => {
    const sent = (silentDays: number) => standing({ state: "sent", silentDays });
    expect(checkStep(head, sent(29), "expired", { reason: "x" })).toEqual(err("step-not-allowed"));
    expect(checkStep(head, sent(30), "expired", {})).toEqual(err("step-incomplete"));
    expect(checkStep(head, sent(30), "expired", { reason: "x" })).toEqual(ok(null));
  });
});
