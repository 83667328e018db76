import { err, ok, type Result } from "@konta/shared/base/result";
import type { Collection } from "@konta/shared/domain/collection";
import { DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import type { FieldState, FieldVersion } from "@konta/shared/sync/merge-field";
import { isUnknownScope } from "@konta/shared/sync/scope";
import type { Op } from "@konta/shared/sync/op";
import { openConflictsOf } from "../db/conflicts";
import type { Database } from "../db/open-database";
import type { OpIdentity } from "../db/ops";
import { announceGone, readRecord, type StoredRecord, writeRecord } from "../db/records";
import { nextSeq } from "../db/sequence";
import type { Refusal } from "./check-op";
import type { Grants } from "./granted-scopes";
import { refusedConsent } from "./consent-rule";
import { closeConflict, moveConflicts, openConflict } from "./keep-conflict";
import { isWithin } from "./last-reach";
import { mergeDeletion, mergeOne, type Merging } from "./merge-record";
import { movePerson } from "./move-person";
import { isPlan, mayPlan } from "./plan-rule";
import { refusedPair } from "./redirect-rule";
import { refusedStep } from "./referral-rule";
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
  /** The record was not here before. */
  isNew: boolean;
}

/** Applies one checked op to its record: merge, conflicts, scope, seq. Runs inside the savepoint of its group. */
export function applyOp(db: Database, of: Collection, op: Op, author: OpAuthor): Result<Applied, Refusal> {
  const before = readRecord(db, op.collection, op.id);
  const plans = isPlan(op, before);
  if (plans && author.grants && !mayPlan(author.grants, op, before)) return err("not-authorised");
  if (!before && op.kind === "delete") return err("no-record");
  if (!before && of.required.some((name) => op.fields[name] === undefined))
    return err(op.base ? "no-record" : "missing-field");
  const refused =
    refusedStep(db, op, before, author) ?? refusedPair(db, op, before, author) ?? refusedConsent(op, before);
  if (refused) return err(refused);
  // Who plans an outing is a matter of roles: a new one lies in nobody's scopes yet.
  const mayLie = (scope: string): boolean => plans || reaches(author, scope);
  if (before && !mayLie(before.scope)) return err("out-of-reach");

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
  const merging: Merging = { db, op, of, before, version, openFields };
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
  if (!mayLie(scope)) return err("out-of-reach");
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
  return ok({ seq, scope, conflict: states.size > 0, isNew: before === null });
}

const reaches = ({ grants, lastReach }: OpAuthor, scope: string): boolean =>
  grants === null ||
  // Where nobody reads yet, everybody of the compartment may write: who may see it is known when the person comes.
  isUnknownScope(scope) ||
  grants.reach.has(scope) ||
  isWithin(lastReach, scope);

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
  if (before && (before.scope !== stored.scope || before.personId !== stored.personId))
    moveConflicts(db, stored);
  if (stored.collection !== "beneficiary") return;
  const community = (stored.fields.community as string | undefined) ?? null;
  if (!before || before.scope !== stored.scope) movePerson(db, stored.id, community);
}
