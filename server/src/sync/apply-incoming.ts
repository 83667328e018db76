import type { Compartment } from "@konta/shared/access/compartment";
import { collectionNamed } from "@konta/shared/domain/collections";
import { type Op, parseOp } from "@konta/shared/sync/op";
import type { OpLine } from "@konta/shared/sync/op-line";
import type { Database } from "../db/open-database";
import type { OpIdentity } from "../db/ops";
import { isSetAside } from "../db/quarantines";
import { readRecord } from "../db/records";
import { applyOp, type Applied } from "./apply-op";
import { checkOp, type Refusal } from "./check-op";
import type { Grants } from "./granted-scopes";
import { otherPersonOf } from "./redirect-rule";

export interface Pusher {
  replica: string;
  /** Staff id; empty for the system. */
  author: string;
  /** Null for the system. */
  grants: Grants | null;
  /**
   * Everything waits for review, for this reason: its author works here no more or the device was given up (rule S6), or
   * our own code broke before anything could be judged (rule P4).
   */
  review?: "access-ended" | "unexpected" | undefined;
  lastReach: ReadonlySet<string>;
  now: number;
  /** Told of an op that broke our own code; it waits in quarantine and the others go on (rule P4). */
  onUnexpected: (problem: unknown) => void;
}

/** An op on its way in; null for a text that cannot be read. */
export interface Incoming {
  line: OpLine;
  hash: string;
  op: Op | null;
}

/** Why the bundle of this op waits for a person. */
export class Refused extends Error {
  constructor(
    readonly at: Incoming,
    readonly reason: Refusal,
  ) {
    super(reason);
  }
}

export function incomingOf(line: OpLine, hash: string): Incoming {
  const parsed = parseOp(line.text);
  return { line, hash, op: parsed.ok ? parsed.value : null };
}

export const compartmentOfOp = (op: Op | null): Compartment | null =>
  (op && collectionNamed(op.collection)?.compartment) ?? null;

/** Later than every op of a replica. */
const lastOf = (replica: string): OpIdentity => ({ replica, incarnation: Number.MAX_SAFE_INTEGER, n: 0 });

/** The records whose place or state decides about this op. */
export function leansOn(op: Op): [collection: string, id: string][] {
  const { personId, referralId } = op.fields;
  const other = otherPersonOf(op);
  const leans: [string, string][] = typeof personId === "string" ? [["beneficiary", personId]] : [];
  if (other !== null) leans.push(["beneficiary", other]);
  if (op.collection === "referralEvent" && typeof referralId === "string")
    leans.push(["referral", referralId]);
  return leans;
}

/** Its own record and those it leans on. */
export const namesOf = (op: Op): [collection: string, id: string][] => [
  [op.collection, op.id],
  ...leansOn(op),
];

/**
 * An op waits with the earlier op of its replica that it follows. What is about somebody whose record was never let in
 * would be seen by all who read `area:none`, for nobody would know where she lives (rules P3, S1).
 */
function dependsOnSetAside(db: Database, op: Op, id: OpIdentity): Refusal | null {
  if (isSetAside(db, "waiting", op.collection, op.id, id)) return "held";
  const isUnknown = (state: "waiting" | "rejected", [collection, about]: [string, string]) =>
    isSetAside(db, state, collection, about, lastOf(id.replica)) && !readRecord(db, collection, about);
  const parents = leansOn(op);
  if (parents.some((each) => isUnknown("waiting", each))) return "held";
  // Of a record whose first op was sent back, a later one must not make a new one out of what it changed.
  return namesOf(op).some((each) => isUnknown("rejected", each)) ? "no-record" : null;
}

/**
 * Applies one op in its author's name, by the grants of the pusher. Inside the savepoint of its bundle.
 * @throws Refused when it must wait for a person
 */
export function applyIncoming(db: Database, pusher: Pusher, each: Incoming): Applied {
  const { op, line, hash } = each;
  if (!op) throw new Refused(each, "unreadable");
  if (pusher.review) throw new Refused(each, pusher.review);
  const identity = { replica: pusher.replica, incarnation: line.incarnation, n: line.n };
  const dependence = dependsOnSetAside(db, op, identity);
  if (dependence) throw new Refused(each, dependence);
  const checked = checkOp(op, pusher.grants);
  if (!checked.ok) throw new Refused(each, checked.error);
  const { author, now, grants, lastReach } = pusher;
  const applied = applyOp(db, checked.value, op, { ...identity, author, hash, now, grants, lastReach });
  if (!applied.ok) throw new Refused(each, applied.error);
  return applied.value;
}
