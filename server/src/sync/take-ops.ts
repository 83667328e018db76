import { randomBytes } from "node:crypto";
import { hash64 } from "@konta/shared/base/hash64";
import type { OpResult, OpStatus } from "@konta/shared/sync/answer";
import { LIMITS } from "@konta/shared/sync/limits";
import type { OpLine } from "@konta/shared/sync/op-line";
import { inTransaction, type Database } from "../db/open-database";
import type { RecordName } from "../db/erasure-book";
import { findInAnyLife, findOp, highestN, keepOp } from "../db/ops";
import { putIntoQuarantine } from "../db/quarantines";
import { addIncarnation, newestIncarnation } from "../db/replicas";
import {
  applyIncoming,
  compartmentOfOp,
  type Incoming,
  incomingOf,
  type Pusher,
  Refused,
} from "./apply-incoming";
import type { Applied } from "./apply-op";
import type { Refusal } from "./check-op";
import { takeAwaiting } from "./decide-waiting";
import { placeOfWaiting } from "./place-of-waiting";
import { isStorageProblem } from "./storage-problem";
import { erasedMatter, takeErased } from "./take-erased";
import { tellAuthor, waitingMatter } from "./tell-author";

/**
 * A text beyond this is nobody's work: a device refuses to save one of more than `LIMITS.opText`. What is a little over it
 * is kept for a person to look at; a single line could otherwise fill custody with 16 MB at a time.
 */
const MOST_KEPT_TEXT = 2 * LIMITS.opText;

export interface Taken {
  results: OpResult[];
  /** The incarnation to go on with, when a fork was seen. */
  incarnation: { number: number; code: string } | null;
}

/**
 * Ops of one save stand or fall together within a compartment. What a save says of a person's place comes before what
 * hangs on her: whether that may be applied depends on it.
 */
function bundles(incoming: readonly Incoming[]): Incoming[][] {
  const groups = new Map<string, Map<string, Incoming[]>>();
  incoming.forEach((each, at) => {
    const group = each.op?.group ?? `\n${at}`;
    const compartment = compartmentOfOp(each.op) ?? `\n${at}`;
    const members = groups.get(group) ?? new Map<string, Incoming[]>();
    groups.set(group, members.set(compartment, [...(members.get(compartment) ?? []), each]));
  });
  return [...groups.values()].flatMap((members) => {
    const { core, ...others } = Object.fromEntries(members);
    return [...(core ? [core] : []), ...Object.values(others)];
  });
}

/**
 * Takes ops into custody, in order: known ones return their stored result, forks are named, the rest is applied group
 * by group, each in a savepoint (rules P2–P4). Must run inside the write transaction of the exchange.
 */
export function takeOps(db: Database, pusher: Pusher, lines: readonly OpLine[]): Taken {
  const results: OpResult[] = [];
  const fresh: Incoming[] = [];
  const forked = new Set<number>();
  const pushed = new Map<string, string>();
  for (const line of lines) {
    const { incarnation, n } = line;
    if (line.text.length > MOST_KEPT_TEXT) {
      // Not custody: it stays with its replica, and the others of the request are taken (rule P4).
      results.push([incarnation, n, "later", 0]);
      continue;
    }
    const hash = hash64(line.text);
    const { replica } = pusher;
    const taken = findInAnyLife(db, replica, n, hash);
    if (taken) {
      results.push([incarnation, n, taken.status, taken.seq ?? 0]);
      continue;
    }
    const twin = pushed.get(`${incarnation}.${n}`);
    if (twin === hash) continue;
    // Once two lives share an incarnation nothing new is taken under it: the replica comes back with its own.
    if (twin || forked.has(incarnation) || findOp(db, { replica, incarnation, n })) {
      forked.add(incarnation);
      results.push([incarnation, n, "fork", 0]);
      continue;
    }
    pushed.set(`${incarnation}.${n}`, hash);
    fresh.push(incomingOf(line, hash));
  }
  const kept: Incoming[] = [];
  for (const each of fresh) {
    const matter = erasedMatter(db, each);
    if (matter) results.push(takeErased(db, pusher, each, matter));
    else kept.push(each);
  }
  const made: RecordName[] = [];
  for (const members of bundles(kept)) results.push(...takeBundle(db, pusher, members, made));
  takeAwaiting(db, made, pusher.now);
  return { results, incarnation: forked.size > 0 ? tryNextLife(db, pusher, Math.max(...forked)) : null };
}

/** A fork that is told twice (its answer was lost) gets the same new incarnation as long as nothing came under it. */
function nextLife(db: Database, { replica, now }: Pusher, forked: number): { number: number; code: string } {
  const newest = newestIncarnation(db, replica);
  if (newest && newest.number > forked && highestN(db, replica, newest.number) === 0) return newest;
  const number = (newest?.number ?? forked) + 1;
  return { number, code: addIncarnation(db, replica, number, now) };
}

/** Without a new life the fork stays a fork and is told again next time; the rest of the request stands (rule P4). */
function tryNextLife(db: Database, pusher: Pusher, forked: number): { number: number; code: string } | null {
  try {
    return inTransaction(db, () => nextLife(db, pusher, forked));
  } catch (problem) {
    if (isStorageProblem(problem)) throw problem;
    pusher.onUnexpected(problem);
    return null;
  }
}

/** @param made grows by the records that were not here before */
function takeBundle(
  db: Database,
  pusher: Pusher,
  members: readonly Incoming[],
  made: RecordName[],
): OpResult[] {
  const own: RecordName[] = [];
  try {
    const results = inTransaction(db, () =>
      members.map((each) => {
        const applied = applyIncoming(db, pusher, each);
        if (applied.isNew && each.op) own.push([each.op.collection, each.op.id]);
        return keepApplied(db, pusher, each, applied);
      }),
    );
    made.push(...own);
    return results;
  } catch (problem) {
    if (isStorageProblem(problem)) throw problem;
    const refused = problem instanceof Refused ? problem : null;
    if (!refused) pusher.onUnexpected(problem);
    return members.map((each) => {
      const reason = refused ? (each === refused.at ? refused.reason : "group") : "unexpected";
      return setAside(db, pusher, each, reason);
    });
  }
}

function keepApplied(db: Database, pusher: Pusher, { line, hash, op }: Incoming, applied: Applied): OpResult {
  const status: OpStatus = applied.conflict ? "conflict" : "applied";
  const { incarnation, n, text } = line;
  keepOp(
    db,
    {
      replica: pusher.replica,
      incarnation,
      n,
      hash,
      status,
      seq: applied.seq,
      author: pusher.author,
      collection: op?.collection ?? "",
      recordId: op?.id ?? "",
      receivedAt: pusher.now,
    },
    text,
    applied.scope,
  );
  return [incarnation, n, status, applied.seq];
}

/** Custody without effect: the op is kept whole for a person to look at, and its author is told (rules P3, P4). */
function setAside(db: Database, pusher: Pusher, { line, hash, op }: Incoming, reason: Refusal): OpResult {
  const { incarnation, n, text } = line;
  const status: OpStatus = reason === "held" ? "held" : "quarantined";
  const { replica, author, now: receivedAt } = pusher;
  const about = { collection: op?.collection ?? "", recordId: op?.id ?? "" };
  keepOp(db, { replica, incarnation, n, hash, status, seq: null, author, ...about, receivedAt }, text, null);
  const id = randomBytes(16).toString("base64url");
  putIntoQuarantine(db, {
    id,
    replica,
    incarnation,
    n,
    author,
    ...about,
    ...placeOfWaiting(db, op),
    reason,
    state: "waiting",
    receivedAt,
  });
  tellAuthor(
    db,
    author,
    { kind: "quarantined", about: waitingMatter({ replica, incarnation, n }), ...about, reason },
    receivedAt,
  );
  return [incarnation, n, status, 0];
}
