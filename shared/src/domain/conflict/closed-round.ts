import type { Conflict, ConflictSide } from "./conflict";

/** Rounds a conflict carries with it; what lies further back stands in the ops. */
export const CLOSED_ROUNDS = 100;

/** Sides that somebody saw and decided about, in a disagreement that went on or began again (rule M7). */
export interface ClosedRound {
  sides: ConflictSide[];
  base?: unknown;
  /** Staff id; absent where the sides came to agree by themselves. */
  resolvedBy?: string;
  /** Milliseconds UTC. */
  resolvedAt: number;
}

/** A conflict as it lies on the server and travels; a reader of version 1 passes over what it does not know (rule P6). */
export interface ConflictRecord extends Conflict {
  /** Oldest first. */
  earlier?: ClosedRound[];
}
