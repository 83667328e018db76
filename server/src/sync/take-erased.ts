import type { OpResult } from "@konta/shared/sync/answer";
import type { Op } from "@konta/shared/sync/op";
import { userScope } from "@konta/shared/sync/scope";
import type { RecordName } from "../db/erasure-book";
import { erasureOf, noteErased } from "../db/erasures";
import type { Database } from "../db/open-database";
import { keepEmptyOp } from "../db/ops";
import { type Incoming, leansOn, type Pusher } from "./apply-incoming";
import { ERASED, orderToForget } from "./erase-person";
import { tellAuthor, waitingMatter } from "./tell-author";

/** The erasure that took along what an op is about; null where it may be kept. */
export function erasureOfOp(db: Database, op: Op): string | null {
  const about: RecordName[] = [[op.collection, op.id], ...leansOn(op)];
  for (const name of about) {
    const erasure = erasureOf(db, name);
    if (erasure !== null) return erasure;
  }
  return null;
}

/**
 * What was written about somebody before its author could know that she was erased: custody of the fact alone, so that it
 * is neither sent for ever nor kept. Its author is told, and the device forgets its own copy (rules O2, O5, P3).
 */
export function takeErased(
  db: Database,
  { replica, author, now }: Pusher,
  { line: { incarnation, n }, hash }: Incoming,
  op: Op,
  erasure: string,
): OpResult {
  const { collection, id: recordId } = op;
  const identity = { replica, incarnation, n };
  const matter = waitingMatter(identity);
  keepEmptyOp(db, {
    ...identity,
    hash,
    status: "quarantined",
    seq: null,
    author,
    collection,
    recordId,
    receivedAt: now,
  });
  const { personId } = op.fields;
  // A record that was new with it: what changes it later may not say whom it is about.
  if (typeof personId === "string" && erasureOf(db, ["beneficiary", personId]) !== null)
    noteErased(db, erasure, [[collection, recordId]]);
  tellAuthor(db, author, { kind: "resolved", about: matter, collection, recordId, reason: ERASED }, now);
  if (author !== "") {
    const names: RecordName[] = [[collection, recordId]];
    orderToForget(db, { id: erasure, scope: userScope(author), names, part: matter, now });
  }
  return [incarnation, n, "quarantined", 0];
}
