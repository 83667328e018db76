import { CONSENT_ANSWERS } from "./consent";

/**
 * How much a value of a consent holds back: 0 allows, more allows less. No answer, or one that this version does not know,
 * allows nothing, but yields to what somebody said.
 */
export function restrictionOf(answer: unknown): number {
  const at = CONSENT_ANSWERS.findIndex((each) => each === answer);
  return at === -1 ? 0.5 : at;
}
