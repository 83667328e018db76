import type { Conflict, ConflictSide } from "@konta/shared/domain/conflict/conflict";
import type { Database } from "../db/open-database";
import { indexConflict } from "../db/conflicts";
import { readRecord, type StoredRecord, writeRecord } from "../db/records";
import { nextSeq } from "../db/sequence";
import { derivedId } from "./derived-id";
import { tellAuthor } from "./tell-author";

export const conflictId = (collection: string, recordId: string, field: string): string =>
  derivedId("conflict", collection, recordId, field);

/** The open disagreement about a field, with its sides; null when there is none. */
export function readConflict(
  db: Database,
  collection: string,
  recordId: string,
  field: string,
): Conflict | null {
  const stored = readRecord(db, "conflict", conflictId(collection, recordId, field));
  return stored && stored.fields.open === true ? (stored.fields as unknown as Conflict) : null;
}

interface Disagreement {
  field: string;
  sides: readonly ConflictSide[];
  base: unknown;
}

function writeConflict(db: Database, about: StoredRecord, body: Conflict, by: string, now: number): string {
  const id = conflictId(about.collection, about.id, body.field);
  const before = readRecord(db, "conflict", id);
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
    changedBy: by,
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
  { field, sides, base }: Disagreement,
  now: number,
): void {
  const before = readConflict(db, about.collection, about.id, field);
  const body: Conflict = {
    collection: about.collection,
    recordId: about.id,
    ...(about.personId ? { personId: about.personId } : {}),
    field,
    base: base ?? null,
    sides: [...sides],
    open: true,
    openedAt: before?.openedAt ?? now,
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
  const body: Conflict = { ...before, open: false, resolvedAt: now, ...(by ? { resolvedBy: by } : {}) };
  tellSides(db, about, body, writeConflict(db, about, body, by, now), now);
}
