import type { ConflictSide } from "../domain/conflict/conflict";
import type { FieldClass } from "../domain/collection";
import { sameValue } from "./same-value";

/** Who wrote a field last, and under which seq. */
export interface FieldVersion {
  seq: number;
  replica: string;
  /** Hash of the op's text: how a later op of the same author names it as `prev`. */
  hash: string;
  author: string;
  incarnation: number;
  n: number;
  writtenAt: number;
  acceptedAt: number;
}

/** A write as it reaches one field. */
export interface FieldWrite {
  value: unknown;
  /** The seq its author had on screen; 0 for nothing; -1 for a base of another epoch: concurrent with everything. */
  baseSeq: number;
  prev: string | null;
  /** The sides its author saw and decides about; null for an ordinary write (rule M7). */
  resolves: readonly number[] | null;
  version: FieldVersion;
}

export interface FieldState {
  value: unknown;
  /** Null while nobody has written the field. */
  version: FieldVersion | null;
  /** The live sides of the open disagreement; empty when there is none. */
  sides: readonly ConflictSide[];
  /** What the sides started from, kept while they are open. */
  base: unknown;
}

export type MergeOutcome = "set" | "same" | "conflict" | "resolved";

export interface Merged {
  state: FieldState;
  outcome: MergeOutcome;
}

const sideOf = (value: unknown, version: FieldVersion): ConflictSide => ({
  seq: version.seq,
  value: value ?? null,
  author: version.author,
  replica: version.replica,
  incarnation: version.incarnation,
  n: version.n,
  writtenAt: version.writtenAt,
  acceptedAt: version.acceptedAt,
});

const madeBy = (version: FieldVersion, write: FieldWrite): boolean =>
  write.prev !== null && version.replica === write.version.replica && version.hash === write.prev;

/**
 * Merges one write into one field (rules M2, M3, M4, M7).
 * @param previous what the field was when the write's author opened the form, asked for only when a conflict opens
 * @param prevSideSeq the side that `prev` made, if it is one: the author's newer word takes its place
 */
export function mergeField(
  fieldClass: FieldClass,
  state: FieldState,
  write: FieldWrite,
  previous: () => unknown,
  prevSideSeq: number | null,
): Merged {
  const value = write.value ?? null;
  if (write.resolves && state.sides.length > 0) return resolve(state, write);

  const { version } = state;
  const clean =
    version === null || (fieldClass !== "fixed" && (version.seq <= write.baseSeq || madeBy(version, write)));
  if (version !== null && sameValue(state.value, value)) {
    // An equal value credits its author and raises nothing (rule M3); a clean one also moves the field's version, so
    // that whoever wrote from before it is told.
    const next = clean ? { ...state, version: write.version } : state;
    return { state: withoutOwnEarlierSide(next, prevSideSeq), outcome: "same" };
  }
  if (clean) {
    const set = { ...state, value, version: write.version };
    if (state.sides.length === 0) return { state: set, outcome: "set" };
    // While a disagreement is open nothing typed is dropped: the newer value stands and lies beside the others.
    const kept = state.sides.filter((side) => side.seq !== prevSideSeq);
    return { state: { ...set, sides: [...kept, sideOf(value, write.version)] }, outcome: "conflict" };
  }
  const sides = state.sides.length > 0 ? state.sides : [sideOf(state.value, version)];
  const others = sides.filter((side) => side.seq !== prevSideSeq);
  const incomingStands = fieldClass === "low";
  return {
    state: {
      value: incomingStands ? value : state.value,
      version: incomingStands ? write.version : version,
      sides: [...others, sideOf(value, write.version)],
      base: state.sides.length > 0 ? state.base : (previous() ?? null),
    },
    outcome: "conflict",
  };
}

function resolve(state: FieldState, write: FieldWrite): Merged {
  const seen = new Set(write.resolves);
  const unseen = state.sides.filter((side) => !seen.has(side.seq));
  const decided = { ...state, value: write.value ?? null, version: write.version };
  if (unseen.length === 0) return { state: { ...decided, sides: [], base: null }, outcome: "resolved" };
  // A side that its reviewer had not seen keeps the disagreement open, beside the decision (rule M7).
  return {
    state: { ...decided, sides: [...unseen, sideOf(write.value, write.version)] },
    outcome: "conflict",
  };
}

function withoutOwnEarlierSide(state: FieldState, prevSideSeq: number | null): FieldState {
  if (prevSideSeq === null) return state;
  const sides = state.sides.filter((side) => side.seq !== prevSideSeq);
  return sides.length > 1 ? { ...state, sides } : state;
}
