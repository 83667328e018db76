import type { ConflictSide } from "../domain/conflict/conflict";
import type { FieldClass } from "../domain/collection";
import { restrictionOf } from "../domain/consent/restriction";
import { sameValue } from "./same-value";

/** Who wrote a value, and under which seq. */
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
  /** Hashes of the author's own earlier ops that this one continues; one for a field, several for a deletion. */
  prev: readonly string[];
  /** The sides its author saw and decides about; null for an ordinary write (rule M7). */
  resolves: readonly number[] | null;
  version: FieldVersion;
}

export interface FieldState {
  value: unknown;
  /**
   * Everybody who wrote the standing value without having been seen by a later writer: one, or several who said the
   * same without knowing of each other (rule M3). Empty while nobody has written the field.
   */
  versions: readonly FieldVersion[];
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

/** A version as one side of a disagreement. */
export const sideOf = (value: unknown, version: FieldVersion): ConflictSide => ({
  seq: version.seq,
  value: value ?? null,
  author: version.author,
  replica: version.replica,
  incarnation: version.incarnation,
  n: version.n,
  writtenAt: version.writtenAt,
  acceptedAt: version.acceptedAt,
});

/** A side's author counts like a version; its hash is not kept there, so only a base, never a `prev`, can have seen it. */
const versionOf = (side: ConflictSide): FieldVersion => ({
  seq: side.seq,
  replica: side.replica ?? "",
  hash: "",
  author: side.author ?? "",
  incarnation: side.incarnation ?? 0,
  n: side.n ?? 0,
  writtenAt: side.writtenAt ?? side.acceptedAt,
  acceptedAt: side.acceptedAt,
});

/** Whether the write knew of a version: it was on screen, or it is the author's own earlier word. */
const knewOf = (write: FieldWrite, { seq, replica, hash }: FieldVersion): boolean =>
  seq <= write.baseSeq || (replica === write.version.replica && write.prev.includes(hash));

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
  const merged = mergeWrite(fieldClass, state, write, previous, prevSideSeq);
  return fieldClass === "consent" ? holdBack(state, write, merged) : merged;
}

/** As long as a consent is disputed the most restrictive of its sides stands, whoever said it and when (rule M4). */
function holdBack(before: FieldState, write: FieldWrite, merged: Merged): Merged {
  const { state } = merged;
  const [first, ...others] = state.sides;
  if (!first) return merged;
  const strictest = others.reduce(
    (so, side) => (restrictionOf(side.value) > restrictionOf(so.value) ? side : so),
    first,
  );
  if (restrictionOf(state.value) >= restrictionOf(strictest.value)) return merged;
  const known = [write.version, ...before.versions].find(({ seq }) => seq === strictest.seq);
  return {
    ...merged,
    state: { ...state, value: strictest.value, versions: [known ?? versionOf(strictest)] },
  };
}

function mergeWrite(
  fieldClass: FieldClass,
  state: FieldState,
  write: FieldWrite,
  previous: () => unknown,
  prevSideSeq: number | null,
): Merged {
  // A word that names none of the open sides has decided about none of them: it weighs like any other.
  if (state.sides.some(({ seq }) => write.resolves?.includes(seq))) return resolve(state, write);
  const unseen = state.versions.filter((version) => !knewOf(write, version));
  if (state.versions.length > 0 && sameValue(state.value, write.value))
    return credit(state, write, unseen, prevSideSeq);
  const clean = fieldClass === "fixed" ? state.versions.length === 0 : unseen.length === 0;
  return clean
    ? set(state, write, prevSideSeq)
    : disagree(fieldClass, state, write, unseen, previous, prevSideSeq);
}

/** An equal value raises nothing and credits its author: from now on whoever changes it must have seen both (rule M3). */
function credit(
  state: FieldState,
  write: FieldWrite,
  unseen: readonly FieldVersion[],
  prevSideSeq: number | null,
): Merged {
  const versions = [...unseen, write.version];
  if (state.sides.length === 0) return { state: { ...state, versions }, outcome: "same" };
  const others = state.sides.filter((side) => side.seq !== prevSideSeq);
  // The last one who said otherwise has changed his mind: there is nothing left to decide. Whoever lay beside the field
  // with the same value stands behind it now, so that nobody changes it later without having seen them.
  if (others.every((side) => sameValue(side.value, write.value))) {
    const known = new Set(versions.map(({ seq }) => seq));
    const joining = others.map(versionOf).filter((each) => !known.has(each.seq) && !knewOf(write, each));
    return {
      state: { ...state, versions: [...joining, ...versions], sides: [], base: null },
      outcome: "resolved",
    };
  }
  return {
    state: { ...state, versions, sides: [...others, sideOf(write.value, write.version)] },
    outcome: "conflict",
  };
}

function set(state: FieldState, write: FieldWrite, prevSideSeq: number | null): Merged {
  const stands = { ...state, value: write.value ?? null, versions: [write.version] };
  if (state.sides.length === 0) return { state: stands, outcome: "set" };
  // While a disagreement is open nothing typed is dropped: the newer value stands and lies beside the others.
  const others = state.sides.filter((side) => side.seq !== prevSideSeq);
  return {
    state: { ...stands, sides: [...others, sideOf(write.value, write.version)] },
    outcome: "conflict",
  };
}

function disagree(
  fieldClass: FieldClass,
  state: FieldState,
  write: FieldWrite,
  unseen: readonly FieldVersion[],
  previous: () => unknown,
  prevSideSeq: number | null,
): Merged {
  const isOpen = state.sides.length > 0;
  const first = (unseen.length > 0 ? unseen : state.versions).map((version) => sideOf(state.value, version));
  const others = (isOpen ? state.sides : first).filter((side) => side.seq !== prevSideSeq);
  const sides = [...others, sideOf(write.value, write.version)];
  const base = isOpen ? state.base : (previous() ?? null);
  if (fieldClass !== "low") return { state: { ...state, sides, base }, outcome: "conflict" };
  return {
    state: { value: write.value ?? null, versions: [write.version], sides, base },
    outcome: "conflict",
  };
}

function resolve(state: FieldState, write: FieldWrite): Merged {
  const seen = new Set(write.resolves);
  const unseen = state.sides.filter((side) => !seen.has(side.seq));
  const decided = { ...state, value: write.value ?? null, versions: [write.version] };
  if (unseen.length === 0) return { state: { ...decided, sides: [], base: null }, outcome: "resolved" };
  // A side that its reviewer had not seen keeps the disagreement open, beside the decision (rule M7).
  return {
    state: { ...decided, sides: [...unseen, sideOf(write.value, write.version)] },
    outcome: "conflict",
  };
}
