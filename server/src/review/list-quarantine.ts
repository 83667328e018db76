import { mayRead, mayWrite } from "@konta/shared/access/permission-table";
import { collectionNamed } from "@konta/shared/domain/collections";
import { parseOp } from "@konta/shared/sync/op";
import { waitingOps } from "../db/office-reads";
import type { Database } from "../db/open-database";
import { opTextOf } from "../db/ops";
import type { QuarantineEntry } from "../db/quarantines";
import { readReplica } from "../db/replicas";
import { type Reader, staffNameOf } from "./reader";

const MOST = 500;

/** What nobody can place (an unknown collection, an unreadable op) is the coordinator's. */
function mayKnow({ me }: Reader, { collection }: QuarantineEntry): boolean {
  const compartment = collectionNamed(collection)?.compartment;
  return compartment === undefined ? mayWrite(me.roles, "registry") : mayRead(me.roles, compartment);
}

/** The names of the fields only: whose values they are is not settled while the op waits. */
function fieldsOf(db: Database, entry: QuarantineEntry): string[] {
  const parsed = parseOp(opTextOf(db, entry) ?? "");
  return parsed.ok ? Object.keys(parsed.value.fields) : [];
}

/** Ops in custody that wait for a person (rules P3, P4), newest first. */
export function listQuarantine(db: Database, reader: Reader) {
  const items = waitingOps(db, MOST)
    .filter((entry) => mayKnow(reader, entry))
    .map((entry) => ({
      id: entry.id,
      collection: entry.collection,
      recordId: entry.recordId,
      fields: fieldsOf(db, entry),
      reason: entry.reason,
      author: entry.author,
      authorName: staffNameOf(db, entry.author),
      device: readReplica(db, entry.replica)?.device ?? "",
      receivedAt: entry.receivedAt,
    }));
  return { items, total: items.length };
}
