import type { Collection, FieldClass } from "@konta/shared/domain/collection";
import { type ConflictSide, DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { type FieldState, type FieldVersion, mergeField, sideOf } from "@konta/shared/sync/merge-field";
import type { Base, Op } from "@konta/shared/sync/op";
import { cutOf } from "../db/epochs";
import type { Database } from "../db/open-database";
import { fieldValueAt, opAt, seqOfHash } from "../db/ops";
import type { StoredRecord } from "../db/records";
import { headSeq } from "../db/sequence";
import { readConflict } from "./keep-conflict";

const NO_ONE: Omit<FieldVersion, "seq"> = {
  replica: "",
  hash: "",
  author: "",
  incarnation: 0,
  n: 0,
  writtenAt: 0,
  acceptedAt: 0,
};

/** Who wrote under a seq; looked up only when a write may disagree with it. */
function versionAt(db: Database, seq: number): FieldVersion {
  const found = opAt(db, seq);
  if (!found) return { ...NO_ONE, seq };
  const { kept, text } = found;
  return {
    seq,
    replica: kept.replica,
    hash: kept.hash,
    author: kept.author,
    incarnation: kept.incarnation,
    n: kept.n,
    writtenAt: (JSON.parse(text) as Op).at,
    acceptedAt: kept.receivedAt,
  };
}

/**
 * No base saw nothing. A base of another epoch beyond that epoch's cut, or one that this database has not come to yet,
 * is of another history: concurrent with everything (rules M2, S5).
 */
function baseSeq(db: Database, base: Base | undefined): number {
  if (!base) return 0;
  const [epoch, seen] = base;
  const known = sharedUpTo(db, epoch);
  return seen <= known ? seen : -1;
}

/** Up to which seq an epoch tells the same history as this database. */
const sharedUpTo = (db: Database, epoch: string): number =>
  epoch === db.epoch ? headSeq(db) : (cutOf(db, epoch) ?? -1);

/** The sides that a resolution names and that are meant: beyond its epoch's cut a seq is somebody else's (rules M7, S5). */
function resolvedSides(db: Database, { base, resolves }: Op, field: string): number[] | null {
  const named = resolves?.[field];
  if (!named || !base) return named ?? null;
  const known = sharedUpTo(db, base[0]);
  return named.filter((seq) => seq <= known);
}

export interface Merging {
  db: Database;
  op: Op;
  of: Collection;
  before: StoredRecord | null;
  version: FieldVersion;
  openFields: ReadonlySet<string>;
}

interface Asked {
  field: string;
  fieldClass: FieldClass;
  current: unknown;
  /** Seqs of everybody who said the current value. */
  writers: readonly number[];
  value: unknown;
  prev: readonly string[];
  /** Given where having seen the current value is no right to replace it. */
  seen?: number;
  /** Sides that lie beside the open ones from now on; given where a decision is none because it had not seen them. */
  beside?: readonly ConflictSide[];
}

/** Merges what an op says about one field (rules M2–M4). */
export function mergeOne(merging: Merging, asked: Asked) {
  const { db, op, version, openFields } = merging;
  const { field, fieldClass, current, writers, value, prev } = asked;
  const seen = asked.seen ?? baseSeq(db, op.fieldBases?.[field] ?? op.base);
  const open = openFields.has(field) ? readConflict(db, op.collection, op.id, field) : null;
  const mayDisagree = open !== null || fieldClass === "fixed";
  const state: FieldState = {
    value: current ?? null,
    versions: writers.map((seq) => (mayDisagree || seq > seen ? versionAt(db, seq) : { ...NO_ONE, seq })),
    sides: [...(open?.sides ?? []), ...(asked.beside ?? [])],
    base: open?.base ?? null,
  };
  const resolves = asked.beside ? null : resolvedSides(db, op, field);
  return mergeField(
    fieldClass,
    state,
    { value, baseSeq: seen, prev, resolves, version },
    () => fieldValueAt(db, op.collection, op.id, field, Math.max(seen, 0)),
    prev[0] === undefined ? null : seqOfHash(db, version.replica, prev[0]),
  );
}

/**
 * What was written into a record since its reviewer opened the question of its removal: whoever wrote it says "not
 * removed", and nobody has decided about that yet (rules M5, M7).
 */
function editsUnseen({ db, op, before, version }: Merging): ConflictSide[] {
  const seen = baseSeq(db, op.base);
  const prev = Object.values(op.prev ?? {});
  const [writers, sides] = [
    before?.versions ?? {},
    readConflict(db, op.collection, op.id, DELETED_FIELD)?.sides,
  ];
  const known = new Set([...(writers[DELETED_FIELD] ?? []), ...(sides ?? []).map(({ seq }) => seq)]);
  return [...new Set(Object.values(writers).flat())]
    .filter((seq) => seq > seen && !known.has(seq))
    .map((seq) => versionAt(db, seq))
    .filter(({ replica, hash }) => replica !== version.replica || !prev.includes(hash))
    .map((each) => sideOf(false, each));
}

/** A deletion weighs against every field, an edit against the deletion (rule M5). */
export function mergeDeletion(merging: Merging) {
  const { db, op, before, openFields } = merging;
  const deletion = { field: DELETED_FIELD, writers: before?.versions[DELETED_FIELD] ?? [], prev: [] };
  const decides = op.resolves?.[DELETED_FIELD] !== undefined && openFields.has(DELETED_FIELD);
  const beside = decides && op.kind === "delete" ? editsUnseen(merging) : [];
  if (beside.length > 0) {
    const writers = [...new Set([...deletion.writers, ...beside.map(({ seq }) => seq)])];
    const asked = { ...deletion, fieldClass: "critical", current: false, value: true } as const;
    return mergeOne(merging, { ...asked, writers, beside });
  }
  if (decides || (op.kind === "delete" && before?.deleted)) {
    const current = before?.deleted ?? false;
    return mergeOne(merging, { ...deletion, fieldClass: "critical", current, value: op.kind === "delete" });
  }
  if (op.kind === "delete") {
    const writers = [...new Set(Object.values(before?.versions ?? {}).flat())];
    const prev = Object.values(op.prev ?? {});
    return mergeOne(merging, {
      ...deletion,
      fieldClass: "critical",
      current: false,
      writers,
      prev,
      value: true,
    });
  }
  if (!before?.deleted) return null;
  const removal = { ...deletion, current: true, value: false };
  // Whoever saw that it was removed and writes all the same does not bring it back without a decision (rule S3).
  if (deletion.writers.every((seq) => seq <= baseSeq(db, op.base)))
    return mergeOne(merging, { ...removal, fieldClass: "critical", seen: -1 });
  // The record stays and the edit is kept: "not deleted" is what the editor said without knowing.
  return mergeOne(merging, { ...removal, fieldClass: "low" });
}
