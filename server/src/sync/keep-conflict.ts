import {
  CLOSED_ROUNDS,
  type ClosedRound,
  type ConflictRecord,
} from "@konta/shared/domain/conflict/closed-round";
import type { Conflict, ConflictSide } from "@konta/shared/domain/conflict/conflict";
import type { Database } from "../db/open-database";
import { conflictsOf, indexConflict } from "../db/conflicts";
import { announceGone, readRecord, type StoredRecord, writeRecord } from "../db/records";
import { nextSeq } from "../db/sequence";
import { derivedId } from "./derived-id";
import { tellAuthor } from "./tell-author";

export const conflictId = (collection: string, recordId: string, field: string): string =>
  derivedId("conflict", collection, recordId, field);

/** Everything on record about a field that was ever disputed, open or closed. */
function disputed(db: Database, collection: string, recordId: string, field: string): ConflictRecord | null {
  const stored = readRecord(db, "conflict", conflictId(collection, recordId, field));
  return stored ? (stored.fields as unknown as ConflictRecord) : null;
}

/** The open disagreement about a field, with its sides; null when there is none. */
export function readConflict(
  db: Database,
  collection: string,
  recordId: string,
  field: string,
): Conflict | null {
  const found = disputed(db, collection, recordId, field);
  return found?.open === true ? found : null;
}

interface Disagreement {
  field: string;
  sides: readonly ConflictSide[];
  base: unknown;
  /** Who decided about the sides that are gone from it now; null when nobody did. */
  decidedBy: string | null;
}

const decidedBy = (staffId: string): { resolvedBy?: string } => (staffId ? { resolvedBy: staffId } : {});

/** What was closed before stays beside what is open now: no side is ever gone without a trace (rule M7). */
function earlierRounds(before: ConflictRecord | null, now: Disagreement, at: number): ClosedRound[] {
  if (!before) return [];
  const closed = { base: before.base ?? null, resolvedAt: before.resolvedAt ?? at };
  if (!before.open) {
    const round = { sides: before.sides, ...closed, ...decidedBy(before.resolvedBy ?? "") };
    return [...(before.earlier ?? []), round].slice(-CLOSED_ROUNDS);
  }
  const left = new Set(now.sides.map((side) => side.seq));
  const decided = now.decidedBy === null ? [] : before.sides.filter((side) => !left.has(side.seq));
  const rounds = before.earlier ?? [];
  if (decided.length === 0) return rounds;
  return [...rounds, { sides: decided, ...closed, ...decidedBy(now.decidedBy ?? "") }].slice(-CLOSED_ROUNDS);
}

function writeConflict(
  db: Database,
  about: StoredRecord,
  body: ConflictRecord,
  changedBy: string,
  now: number,
): string {
  const id = conflictId(about.collection, about.id, body.field);
  const before = readRecord(db, "conflict", id);
  // The record it is about may have moved with the same op: the scope it leaves is told (rule S3).
  if (before && before.scope !== about.scope) announceGone(db, before.scope, nextSeq(db), "conflict", id);
  writeRecord(db, {
    collection: "conflict",
    id,
    fields: { ...body },
    versions: {},
    seq: nextSeq(db),
    scope: about.scope,
    personId: about.personId,
    deleted: false,
    createdBy: "",
    createdAt: before?.createdAt ?? now,
    changedBy,
    changedAt: now,
  });
  indexConflict(db, {
    id,
    collection: about.collection,
    recordId: about.id,
    field: body.field,
    open: body.open,
    openedAt: body.openedAt,
    resolvedAt: body.resolvedAt ?? null,
  });
  return id;
}

const tellSides = (db: Database, about: StoredRecord, body: Conflict, id: string, now: number): void => {
  for (const author of new Set(body.sides.map((side) => side.author ?? "")))
    tellAuthor(
      db,
      author,
      {
        kind: body.open ? "conflict" : "resolved",
        about: id,
        collection: about.collection,
        recordId: about.id,
        ...(about.personId ? { personId: about.personId } : {}),
        field: body.field,
        conflictId: id,
      },
      now,
    );
};

/** Opens a disagreement or adds to it; both authors are told (rules M3, M7). */
export function openConflict(
  db: Database,
  about: StoredRecord,
  disagreement: Disagreement,
  now: number,
): void {
  const { field, sides, base } = disagreement;
  const before = disputed(db, about.collection, about.id, field);
  const earlier = earlierRounds(before, disagreement, now);
  const body: ConflictRecord = {
    collection: about.collection,
    recordId: about.id,
    ...(about.personId ? { personId: about.personId } : {}),
    field,
    base: base ?? null,
    sides: [...sides],
    open: true,
    openedAt: before?.open ? before.openedAt : now,
    ...(earlier.length > 0 ? { earlier } : {}),
  };
  tellSides(db, about, body, writeConflict(db, about, body, "", now), now);
}

/** Closes a disagreement; its sides stay on the record of it (rule M7). */
export function closeConflict(
  db: Database,
  about: StoredRecord,
  field: string,
  by: string,
  now: number,
): void {
  const before = readConflict(db, about.collection, about.id, field);
  if (!before) return;
  const body: ConflictRecord = { ...before, open: false, resolvedAt: now, ...decidedBy(by) };
  tellSides(db, about, body, writeConflict(db, about, body, by, now), now);
}

/** Every disagreement about a record, decided ones too, lies where the record lies, and with whom it is about. */
export function moveConflicts(db: Database, about: StoredRecord): void {
  for (const { id } of conflictsOf(db, about.collection, about.id)) {
    const stored = readRecord(db, "conflict", id);
    if (!stored) continue;
    const isThere = stored.scope === about.scope && (stored.fields.personId ?? null) === about.personId;
    if (isThere) continue;
    if (stored.scope !== about.scope) announceGone(db, stored.scope, nextSeq(db), "conflict", id);
    const { personId: _, ...others } = stored.fields;
    const fields = about.personId ? { ...others, personId: about.personId } : others;
    const { scope, personId } = about;
    writeRecord(db, { ...stored, fields, scope, personId, seq: nextSeq(db) });
  }
}
