import { describe, expect, test } from "vitest";
import { acceptedSeq, currentState, type PlacedStep } from "./current-state";

const step = (to: PlacedStep["to"], accepted: number | null, written = 0): PlacedStep => ({
  id: to,
  to,
  accepted,
  written,
});

describe("where a referral stands", () => {
  test("[M4] goes by the order of acceptance, whatever order the steps come in", () => {
    const steps = [step("accepted", 9), step("ready", 4), step("received", 7), step("sent", 5)];
    const { state, contradicted, steps: ordered } = currentState(steps);
    expect(state).toBe("accepted");
    expect(contradicted).toEqual([]);
    expect(ordered.map(({ to }) => to)).toEqual(["ready", "sent", "received", "accepted"]);
  });

  test("what is not delivered yet comes last, in the order written", () => {
    const steps = [step("accepted", null, 8), step("received", null, 7), step("ready", 4), step("sent", 5)];
    expect(currentState(steps).state).toBe("accepted");
  });

  test("[M4] of two steps that contradict each other the one accepted first stands", () => {
    const steps = [step("withdrawn", 12), step("sent", 5), step("completed", 14), step("ready", 4)];
    const { state, contradicted } = currentState(steps);
    expect(state).toBe("withdrawn");
    expect(contradicted.map(({ to }) => to)).toEqual(["completed"]);
  });

  test("a record that was corrected since keeps the place it was accepted in", () => {
    expect(acceptedSeq(5, { to: "sent" })).toBe(5);
    expect(acceptedSeq(90, { to: "sent", accepted: 5 })).toBe(5);
  });
});
