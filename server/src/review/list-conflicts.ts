import { mayWrite } from "@konta/shared/access/permission-table";
import type { FieldClass } from "@konta/shared/domain/collection";
import { collectionNamed } from "@konta/shared/domain/collections";
import type { ConflictRecord } from "@konta/shared/domain/conflict/closed-round";
import { type ConflictSide, DELETED_FIELD } from "@konta/shared/domain/conflict/conflict";
import { compartmentOf } from "@konta/shared/sync/scope";
import { conflictIds, countConflicts } from "../db/conflict-reads";
import type { Database } from "../db/open-database";
import { readRecord, type StoredRecord } from "../db/records";
import { readReplica } from "../db/replicas";
import { personLines } from "./person-lines";
import { type ConflictsQuery, DESK_PAGE } from "./queries";
import { type Reader, readable, staffNameOf } from "./reader";

function classOf(collection: string, field: string): FieldClass {
  if (field === DELETED_FIELD) return "critical";
  const classes: Record<string, FieldClass> | undefined = collectionNamed(collection)?.classes;
  return classes?.[field] ?? "low";
}

const sideView = (db: Database, side: ConflictSide) => ({
  seq: side.seq,
  value: side.value ?? null,
  author: side.author ?? "",
  authorName: staffNameOf(db, side.author),
  device: side.replica ? (readReplica(db, side.replica)?.device ?? "") : "",
  writtenAt: side.writtenAt ?? null,
  acceptedAt: side.acceptedAt,
});

function conflictView(db: Database, reader: Reader, stored: StoredRecord) {
  const about = stored.fields as unknown as ConflictRecord;
  const found = readRecord(db, about.collection, about.recordId);
  const disputed = found && reader.scopes.has(found.scope) ? found : null;
  const line = about.personId
    ? personLines(db, [about.personId], reader.scopes).get(about.personId)
    : undefined;
  return {
    id: stored.id,
    collection: about.collection,
    recordId: about.recordId,
    personId: about.personId ?? "",
    personName: line?.name ?? "",
    localReference: line?.localReference ?? "",
    field: about.field,
    class: classOf(about.collection, about.field),
    base: about.base ?? null,
    sides: about.sides.map((side) => sideView(db, side)),
    /** What was decided before, oldest first: no side is ever gone (rule M7). */
    earlier: (about.earlier ?? []).map(({ sides, resolvedBy, resolvedAt }) => ({
      sides: sides.map((side) => sideView(db, side)),
      resolvedBy: staffNameOf(db, resolvedBy),
      resolvedAt,
    })),
    current:
      about.field === DELETED_FIELD ? (disputed?.deleted ?? false) : (disputed?.fields[about.field] ?? null),
    /** Which record a removal is about; its values are the only thing by which a person knows it. */
    recordFields: about.field === DELETED_FIELD ? (disputed?.fields ?? null) : null,
    open: about.open,
    openedAt: about.openedAt,
    resolvedAt: about.resolvedAt ?? null,
    resolvedBy: staffNameOf(db, about.resolvedBy),
    recordBase: [db.epoch, disputed?.seq ?? 0],
    /** Whoever may write there may decide, and nobody else (rule M7). */
    mayDecide: mayWrite(reader.me.roles, compartmentOf(stored.scope)),
  };
}

/** The disagreements in the scopes of this reader, newest first. */
export function listConflicts(db: Database, reader: Reader, { state, page }: ConflictsQuery) {
  const asked = { open: state === "open", scopes: [...reader.scopes] };
  const items = conflictIds(db, asked, DESK_PAGE, (page - 1) * DESK_PAGE).flatMap((id) => {
    const stored = readable(db, reader, "conflict", id);
    return stored ? [conflictView(db, reader, stored)] : [];
  });
  return { items, total: countConflicts(db, asked), page, pageSize: DESK_PAGE };
}
