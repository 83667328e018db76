import { describe, expect, test } from "vitest";
import catalogue from "../../catalogue/referral-states.json";
import { allowedSteps, askedFor } from "./allowed-steps";
import { REFERRAL_STATES } from "./referral-state";

const author = { roles: ["social_worker"], isAuthor: true } as const;
const colleague = { roles: ["mediator"], isAuthor: false } as const;
const clerk = { roles: ["clerk"], isAuthor: false } as const;
const head = { roles: ["coordinator"], isAuthor: false } as const;

describe("who may take a referral on", () => {
  test("its author sends it herself only where nobody must approve", () => {
    expect(allowedSteps(author, "ready", "personal", 30)).toContain("sent");
    expect(allowedSteps(author, "ready", "special", 30)).not.toContain("sent");
    expect(allowedSteps(clerk, "ready", "restricted", 30)).not.toContain("sent");
    expect(allowedSteps(head, "ready", "restricted", 30)).toContain("sent");
  });

  test("a colleague may only note that the person withdrew", () => {
    expect(allowedSteps(colleague, "sent", "personal", 30)).toEqual(["withdrawn"]);
  });

  test("expiry is the office's", () => {
    expect(allowedSteps(author, "sent", "personal", 30)).not.toContain("expired");
    expect(allowedSteps(clerk, "sent", "personal", 30)).toContain("expired");
  });

  test("nobody closes as expired what was sent less than thirty days ago", () => {
    expect(allowedSteps(head, "sent", "personal", 29)).not.toContain("expired");
    expect(allowedSteps(head, "sent", "personal", 30)).toContain("expired");
    expect(allowedSteps(head, "received", "personal", 0)).toContain("expired");
  });

  test("from a terminal state nobody goes on", () => {
    for (const state of ["completed", "declined", "withdrawn", "expired", "cancelled"] as const)
      expect(allowedSteps(head, state, "personal", 30)).toEqual([]);
  });

  test("nobody takes a step that the catalogue does not know, and the head all it gives her", () => {
    for (const from of REFERRAL_STATES) {
      const known = catalogue.transitions.filter((each) => each.from === from);
      const heads = known.filter(({ by }) => by.some((who) => who === "head" || who.startsWith("any")));
      expect(allowedSteps(head, from, "personal", 30).toSorted()).toEqual(
        heads.map(({ to }) => to).toSorted(),
      );
    }
  });

  test("what a step asks for follows the catalogue's words", () => {
    const words = { channel: "channel", outcome: "outcome", reason: "reason" } as const;
    for (const { from, to, requires } of catalogue.transitions) {
      // What makes a draft ready are the referral's own fields.
      if (from === "draft" && to === "ready") continue;
      const asked = askedFor(from as never, to as never);
      for (const [word, field] of Object.entries(words))
        if (requires.includes(word)) expect(asked).toContain(field);
    }
  });
});
