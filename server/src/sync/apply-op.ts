import { err, ok, type Result } from "@konta/shared/base/result";
import type { Collection, FieldClass } from "@konta/shared/domain/collection";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { type FieldState, type FieldVersion, mergeField } from "@konta/shared/sync/merge-field";
import type { Base, Op } from "@konta/shared/sync/op";
import { openConflictsOf } from "../db/conflicts";
import { cutOf } from "../db/epochs";
import type { Database } from "../db/open-database";
import { fieldValueAt, opAt, type OpIdentity, seqOfHash } from "../db/ops";
import { announceGone, readRecord, type StoredRecord, writeRecord } from "../db/records";
import { headSeq, nextSeq } from "../db/sequence";
import type { Refusal } from "./check-op";
import type { Grants } from "./granted-scopes";
import { closeConflict, openConflict, readConflict } from "./keep-conflict";
import { isWithin } from "./last-reach";
import { movePerson } from "./move-person";
import { personOf, scopeOfRecord } from "./scope-of-record";

export interface OpAuthor extends OpIdentity {
  /** Staff id; empty for the system. */
  author: string;
  hash: string;
  now: number;
  /** Null for the system. */
  grants: Grants | null;
  /** What the replica could reach when it last synced (rule S2). */
  lastReach: ReadonlySet<string>;
}

export interface Applied {
  seq: number;
  scope: string;
  conflict: boolean;
}

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
  const known = epoch === db.epoch ? headSeq(db) : (cutOf(db, epoch) ?? -1);
  return seen <= known ? seen : -1;
}

interface Merging {
  db: Database;
  op: Op;
  of: Collection;
  author: OpAuthor;
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
}

function mergeOne(merging: Merging, { field, fieldClass, current, writers, value, prev }: Asked) {
  const { db, op, author, version, openFields } = merging;
  const seen = baseSeq(db, op.fieldBases?.[field] ?? op.base);
  const open = openFields.has(field) ? readConflict(db, op.collection, op.id, field) : null;
  const mayDisagree = open !== null || fieldClass === "fixed";
  const state: FieldState = {
    value: current ?? null,
    versions: writers.map((seq) => (mayDisagree || seq > seen ? versionAt(db, seq) : { ...NO_ONE, seq })),
    sides: open?.sides ?? [],
    base: open?.base ?? null,
  };
  return mergeField(
    fieldClass,
    state,
    { value, baseSeq: seen, prev, resolves: op.resolves?.[field] ?? null, version },
    () => fieldValueAt(db, op.collection, op.id, field, Math.max(seen, 0)),
    prev[0] === undefined ? null : seqOfHash(db, author.replica, prev[0]),
  );
}

/** A deletion weighs against every field, an edit against the deletion (rule M5). */
function mergeDeletion(merging: Merging) {
  const { op, before } = merging;
  const deletion = { field: DELETED_FIELD, writers: before?.versions[DELETED_FIELD] ?? [], prev: [] };
  if (op.resolves?.[DELETED_FIELD] || (op.kind === "delete" && before?.deleted)) {
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
  // The record stays and the edit is kept: "not deleted" is what the editor said without knowing.
  if (before?.deleted)
    return mergeOne(merging, { ...deletion, fieldClass: "low", current: true, value: false });
  return null;
}

/** Applies one checked op to its record: merge, conflicts, scope, seq. Runs inside the savepoint of its group. */
export function applyOp(db: Database, of: Collection, op: Op, author: OpAuthor): Result<Applied, Refusal> {
  const before = readRecord(db, op.collection, op.id);
  if (!before && op.kind === "delete") return err("no-record");
  if (!before && of.required.some((name) => op.fields[name] === undefined))
    return err(op.base ? "no-record" : "missing-field");
  if (before && !reaches(author, before.scope)) return err("out-of-reach");

  const seq = nextSeq(db);
  const version: FieldVersion = {
    seq,
    replica: author.replica,
    hash: author.hash,
    author: author.author,
    incarnation: author.incarnation,
    n: author.n,
    writtenAt: op.at,
    acceptedAt: author.now,
  };
  const openFields = new Set(
    before ? openConflictsOf(db, op.collection, op.id).map((each) => each.field) : [],
  );
  const merging: Merging = { db, op, of, author, before, version, openFields };
  const fields = { ...before?.fields };
  const versions = { ...before?.versions };
  const states = new Map<string, FieldState>();
  const resolved: string[] = [];
  const take = (field: string, merged: ReturnType<typeof mergeOne>): FieldState => {
    if (merged.outcome === "resolved") resolved.push(field);
    else if (merged.state.sides.length > 0) states.set(field, merged.state);
    versions[field] = merged.state.versions.map((each) => each.seq);
    return merged.state;
  };
  for (const [field, value] of Object.entries(op.fields)) {
    const fieldClass = of.classes[field] ?? "low";
    const writers = versions[field] ?? [];
    const prev = op.prev?.[field] === undefined ? [] : [op.prev[field]];
    const asked = { field, fieldClass, current: fields[field], writers, value, prev };
    const { value: stands } = take(field, mergeOne(merging, asked));
    if (stands === null || stands === undefined) delete fields[field];
    else fields[field] = stands;
  }
  const deletion = mergeDeletion(merging);
  const deleted = deletion ? take(DELETED_FIELD, deletion).value === true : (before?.deleted ?? false);

  const scope = scopeOfRecord(db, of, op.id, fields);
  if (!reaches(author, scope)) return err("out-of-reach");
  const stored: StoredRecord = {
    collection: op.collection,
    id: op.id,
    fields,
    versions,
    seq,
    scope,
    personId: personOf(of, op.id, fields),
    deleted,
    createdBy: before?.createdBy ?? author.author,
    createdAt: before?.createdAt ?? author.now,
    changedBy: author.author,
    changedAt: author.now,
  };
  settle(db, before, stored, { states, resolved, decides: new Set(Object.keys(op.resolves ?? {})) }, author);
  return ok({ seq, scope, conflict: states.size > 0 });
}

const reaches = ({ grants, lastReach }: OpAuthor, scope: string): boolean =>
  grants === null || grants.reach.has(scope) || isWithin(lastReach, scope);

interface Disputes {
  states: ReadonlyMap<string, FieldState>;
  resolved: readonly string[];
  /** Fields about which the op's author saw the sides. */
  decides: ReadonlySet<string>;
}

function settle(
  db: Database,
  before: StoredRecord | null,
  stored: StoredRecord,
  { states, resolved, decides }: Disputes,
  author: OpAuthor,
): void {
  if (before && before.scope !== stored.scope) {
    // "Gone there" must be older than "here now": whoever holds both scopes goes by the newest seq.
    announceGone(db, before.scope, nextSeq(db), stored.collection, stored.id);
    stored.seq = nextSeq(db);
  }
  writeRecord(db, stored);
  for (const [field, { sides, base }] of states) {
    const decidedBy = decides.has(field) ? author.author : null;
    openConflict(db, stored, { field, sides, base, decidedBy }, author.now);
  }
  for (const field of resolved) closeConflict(db, stored, field, author.author, author.now);
  if (stored.collection !== "beneficiary") return;
  const community = (stored.fields.community as string | undefined) ?? null;
  if (!before || before.scope !== stored.scope) movePerson(db, stored.id, community);
}
