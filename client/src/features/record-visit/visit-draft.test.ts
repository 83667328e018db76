import { describe, expect, test } from "vitest";
import { instantOf } from "@konta/shared/base/local-date";
import { EMPTY_VISIT, type TypedVisit } from "./typed-visit";
import { type VisitContext, visitDraftFrom } from "./visit-draft";

const context: VisitContext = {
  personId: "p",
  staffId: "s",
  today: "2026-11-23",
  mayWriteNote: true,
  sensitivityOf: () => "personal",
};
const typed: TypedVisit = { ...EMPTY_VISIT, day: "2026-11-23", clock: "10:15", services: ["svc.a01"] };
const built = (part: Partial<TypedVisit>, more: Partial<VisitContext> = {}) =>
  visitDraftFrom({ ...typed, ...part }, { ...context, ...more });
const problems = (part: Partial<TypedVisit>) => {
  const answer = built(part);
  return answer.ok ? [] : answer.error;
};

describe("a visit out of its form", () => {
  test("one service is a visit; nothing was asked, so no note and no task", () => {
    expect(built({})).toEqual({
      ok: true,
      value: {
        personId: "p",
        visit: { day: "2026-11-23", at: instantOf("2026-11-23", 615), services: ["svc.a01"] },
        note: null,
        task: null,
        referral: null,
      },
    });
  });

  test("5,000 characters, emoji, right-to-left text and script tags are kept exactly", () => {
    const note = `<script>alert(1)</script> 😀 مرحبا ${"α".repeat(5000)}`;
    const answer = built({ note });
    expect(answer.ok && answer.value.note).toEqual({ note });
  });

  test("over 10,000 characters is refused, not cut", () => {
    expect(problems({ note: "a".repeat(10_001) })).toEqual(["note-too-long"]);
    expect(problems({ note: "a".repeat(10_000) })).toEqual([]);
  });

  test("a role without the social compartment sends no word of it", () => {
    const answer = built({ note: "words", needs: { income: 2 } }, { mayWriteNote: false });
    expect(answer.ok && answer.value.note).toBeNull();
  });

  test("a promise becomes a task with its day, for whoever promised", () => {
    const answer = built({ nextStep: "call", nextDay: "2026-11-30" });
    expect(answer.ok && answer.value.task).toEqual({
      what: "call",
      due: "2026-11-30",
      assignee: "s",
      done: false,
    });
    const none = built({ nextStep: "none", nextDay: "2026-11-30" });
    expect(none.ok && none.value.task).toBeNull();
  });

  test("a need of 0 is an answer, and a visit with only that is one", () => {
    const answer = built({ services: [], needs: { housing: 0 } });
    expect(answer.ok && answer.value.note).toEqual({ housing: 0 });
    expect(problems({ services: [] })).toEqual(["nothing-chosen"]);
  });

  test("an impossible day, a day to come and no clock are refused", () => {
    expect(problems({ day: "2026-02-30" })).toEqual(["day-wrong"]);
    expect(problems({ day: "2026-11-24" })).toEqual(["day-in-future"]);
    expect(problems({ clock: "25:00" })).toEqual(["clock-wrong"]);
  });

  test("what was seen in a domain goes with its level, tidied, and is refused over its limit", () => {
    const answer = built({
      services: [],
      needs: { housing: 2 },
      needNotes: { housing: "  damp  ", work: " " },
    });
    expect(answer.ok && answer.value.note).toEqual({ housing: 2, housingNote: "damp" });
    const tooLong = built({ needNotes: { housing: "x".repeat(501) } });
    expect(!tooLong.ok && tooLong.error).toEqual(["need-note-too-long"]);
  });

  test("a referral in the same save needs its reason and its basis, and is ready", () => {
    const part = { nextStep: "referral", agency: "agy.opeka" } as const;
    expect(problems(part)).toEqual(["reason-missing", "basis-missing"]);
    const answer = built({ ...part, referralReason: "Benefit", legalBasis: "social_protection" });
    expect(answer.ok && answer.value.referral?.steps).toEqual([{ to: "ready", day: "2026-11-23" }]);
  });
});
