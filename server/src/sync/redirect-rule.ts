import type { Op } from "@konta/shared/sync/op";
import type { Database } from "../db/open-database";
import { readRecord, type StoredRecord } from "../db/records";
import type { OpAuthor } from "./apply-op";
import type { Refusal } from "./check-op";
import { EVERYWHERE, isWithin } from "./last-reach";

/** The person that a redirect, or a pair found to be two people, names beside the one it is about. */
export const otherPersonOf = ({ collection, fields }: Op): string | null => {
  const other = collection === "redirect" ? fields.into : collection === "distinct" ? fields.otherId : null;
  return typeof other === "string" ? other : null;
};

/**
 * Why a word about two files must wait for a person: it names one file twice, one that is not there, or one that its
 * author may not see (rule B3). "Not there" and "not yours" are the same answer.
 */
export function refusedPair(
  db: Database,
  op: Op,
  before: StoredRecord | null,
  author: OpAuthor,
): Refusal | null {
  if (op.collection !== "redirect" && op.collection !== "distinct") return null;
  const personId = op.fields.personId ?? before?.fields.personId;
  if (op.collection === "redirect" && personId !== op.id) return "bad-value";
  const other = otherPersonOf(op);
  if (other === null) return null;
  if (other === personId) return "bad-value";
  const { grants, lastReach } = author;
  if (!grants) return null;
  const there = readRecord(db, "beneficiary", other);
  // After a restore that file may come later, from another device; this word was judged when it first came.
  if (!there) return lastReach.has(EVERYWHERE) ? null : "no-record";
  return grants.reach.has(there.scope) || isWithin(lastReach, there.scope) ? null : "no-record";
}
