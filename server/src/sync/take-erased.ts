import { collectionNamed } from "@konta/shared/domain/collections";
import type { OpResult } from "@konta/shared/sync/answer";
import { userScope } from "@konta/shared/sync/scope";
import type { RecordName } from "../db/erasure-book";
import { erasedPeople, erasureOf, noteErased } from "../db/erasures";
import type { Database } from "../db/open-database";
import { keepEmptyOp } from "../db/ops";
import { readRecord } from "../db/records";
import { type Incoming, leansOn, type Pusher } from "./apply-incoming";
import { checkOp } from "./check-op";
import { ERASED, orderToForget } from "./erase-person";
import { otherPersonOf } from "./redirect-rule";
import { tellAuthor, waitingMatter } from "./tell-author";

/** What an op says that nobody may keep, and whether its record goes with it. */
export interface ErasedMatter {
  erasure: string;
  /** The record would have been made by it, and would be about somebody who is erased. */
  isNew: boolean;
}

/** A text without a shape, or of a shape that nobody here knows, is about her when it names her. */
function namedIn(db: Database, text: string): ErasedMatter | null {
  const person = erasedPeople(db).find((id) => text.includes(id));
  const erasure = person === undefined ? null : erasureOf(db, ["beneficiary", person]);
  return erasure === null ? null : { erasure, isNew: false };
}

/**
 * The erasure that took along what an op is about; null where it may be kept. A record that stands here is about whom it
 * is about, whatever an op says of it.
 */
export function erasedMatter(db: Database, { op, line }: Incoming): ErasedMatter | null {
  if (!op || !collectionNamed(op.collection)) return namedIn(db, line.text);
  const own = erasureOf(db, [op.collection, op.id]);
  if (own !== null) return { erasure: own, isNew: false };
  for (const name of leansOn(op)) {
    const erasure = erasureOf(db, name);
    if (erasure === null) continue;
    // A pair that names her is no record of hers.
    if (name[1] === otherPersonOf(op)) return { erasure, isNew: false };
    if (readRecord(db, op.collection, op.id) === null) return { erasure, isNew: true };
  }
  return null;
}

/**
 * What was written about somebody before its author could know that she was erased: custody of the fact alone, so that it
 * is neither sent for ever nor kept. Its author is told, and the device forgets its own copy (rules O2, O5, P3).
 */
export function takeErased(
  db: Database,
  { replica, author, now, grants, isEnded }: Pusher,
  { line: { incarnation, n }, hash, op }: Incoming,
  { erasure, isNew }: ErasedMatter,
): OpResult {
  const collection = op?.collection ?? "";
  const recordId = op?.id ?? "";
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
  // What changes it later may not say whom it is about. Only a word that its author may say there counts.
  if (isNew && op && !isEnded && checkOp(op, grants).ok) {
    const records: RecordName[] = [[collection, recordId]];
    db.erasures.append({ id: erasure, at: now, by: author, why: "", people: [], records });
    noteErased(db, erasure, records);
  }
  if (author === "" || !op) return [incarnation, n, "quarantined", 0];
  tellAuthor(db, author, { kind: "resolved", about: matter, collection, recordId, reason: ERASED }, now);
  const names: RecordName[] = [[collection, recordId]];
  orderToForget(db, { id: erasure, scope: userScope(author), names, part: matter, now });
  return [incarnation, n, "quarantined", 0];
}
