import { type ReferralStep, stateOfReferral } from "./state-of-referral";

/** A step with its place in the one order there is. */
export interface PlacedStep extends ReferralStep {
  /** The seq under which the server accepted it; null while it is only on this device. */
  accepted: number | null;
  /** Place among the steps of this device that are not delivered yet. */
  written: number;
}

/**
 * The seq under which a step was accepted. A record that was corrected or moved since has a newer seq of its own; then
 * the server sends the first one along, as `accepted`.
 */
export const acceptedSeq = (seq: number, fields: Readonly<Record<string, unknown>>): number =>
  typeof fields["accepted"] === "number" ? fields["accepted"] : seq;

const place = ({ accepted }: PlacedStep): number => accepted ?? Number.POSITIVE_INFINITY;

/**
 * Where a referral stands, the same on the device and in the office: steps in the order the server accepted them, then
 * the device's own in the order they were written (rule M4). A correction of a step's day does not move the step.
 */
export function currentState<Step extends PlacedStep>(steps: readonly Step[]) {
  const ordered = steps.toSorted((a, b) =>
    place(a) === place(b) ? a.written - b.written : place(a) - place(b),
  );
  return { ...stateOfReferral(ordered), steps: ordered };
}
