import { collectionNamed } from "@konta/shared/domain/collections";
import type { OpResult } from "@konta/shared/sync/answer";
import { userScope } from "@konta/shared/sync/scope";
import type { RecordName } from "../db/erasure-book";
import { erasedPeople, erasureOf, leaveUnclean, noteErased } from "../db/erasures";
import type { Database } from "../db/open-database";
import { keepEmptyOp, opTextOf } from "../db/ops";
import { allWaiting } from "../db/quarantines";
import { readRecord } from "../db/records";
import { type Incoming, incomingOf, leansOn, type Pusher } from "./apply-incoming";
import { checkOp } from "./check-op";
import { ERASED, orderToForget, settleWaiting } from "./erase-person";
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

/** One more record turns out to have been hers. */
function noteLate(db: Database, id: string, name: RecordName, { at, by }: { at: number; by: string }): void {
  db.erasures.append({ id, at, by, why: "", people: [], records: [name] });
  noteErased(db, id, [name]);
}

/**
 * What waits may have come before the word that says whom it is about: nobody could tell that it was hers. It goes now,
 * from the devices of its authors too.
 */
function eraseWaiting(db: Database, id: string, now: number): void {
  for (const entry of allWaiting(db)) {
    const { incarnation, n, author, collection, recordId } = entry;
    const line = { incarnation, n, text: opTextOf(db, entry) ?? "" };
    if (erasedMatter(db, incomingOf(line, ""))?.erasure !== id) continue;
    settleWaiting(db, entry, now);
    const names: RecordName[] = [[collection, recordId]];
    orderToForget(db, { id, scope: userScope(author), names, part: waitingMatter(entry), now });
    leaveUnclean(db, id);
  }
}

/**
 * What was written about somebody before its author could know that she was erased: custody of the fact alone, so that it
 * is neither sent for ever nor kept. Its author is told, and the device forgets its own copy (rules O2, O5, P3).
 */
export function takeErased(
  db: Database,
  { replica, author, now, grants, review }: Pusher,
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
  if (isNew && op && !review && checkOp(op, grants).ok) {
    noteLate(db, erasure, [collection, recordId], { at: now, by: author });
    eraseWaiting(db, erasure, now);
  }
  if (author === "" || !op) return [incarnation, n, "quarantined", 0];
  tellAuthor(db, author, { kind: "resolved", about: matter, collection, recordId, reason: ERASED }, now);
  const names: RecordName[] = [[collection, recordId]];
  orderToForget(db, { id: erasure, scope: userScope(author), names, part: matter, now });
  return [incarnation, n, "quarantined", 0];
}
