import { randomBytes } from "node:crypto";
import { hash64 } from "@konta/shared/base/hash64";
import { collectionNamed } from "@konta/shared/domain/collections";
import type { OpResult, OpStatus } from "@konta/shared/sync/answer";
import { type Op, parseOp } from "@konta/shared/sync/op";
import type { OpLine } from "@konta/shared/sync/op-line";
import { inTransaction, type Database } from "../db/open-database";
import { findOp, highestN, keepOp } from "../db/ops";
import { putIntoQuarantine, waitsInQuarantine } from "../db/quarantines";
import { addIncarnation, newestIncarnation } from "../db/replicas";
import { applyOp, type Applied } from "./apply-op";
import { checkOp, type Refusal } from "./check-op";
import type { Grants } from "./granted-scopes";
import { placeOfWaiting } from "./place-of-waiting";
import { tellAuthor } from "./tell-author";

export interface Pusher {
  replica: string;
  /** Staff id; empty for the system. */
  author: string;
  /** Null for the system. */
  grants: Grants | null;
  lastReach: ReadonlySet<string>;
  now: number;
  /** Told of an op that broke our own code; it waits in quarantine and the others go on (rule P4). */
  onUnexpected: (problem: unknown) => void;
}

export interface Taken {
  results: OpResult[];
  /** The incarnation to go on with, when a fork was seen. */
  incarnation: { number: number; code: string } | null;
}

interface Incoming {
  line: OpLine;
  hash: string;
  op: Op | null;
}

class Refused extends Error {
  constructor(
    readonly at: Incoming,
    readonly reason: Refusal,
  ) {
    super(reason);
  }
}

/** Problems of the database itself (disk full, I/O): the same bytes may succeed later, so the request fails as a whole. */
const isStorageProblem = (problem: unknown): boolean =>
  problem instanceof Error &&
  "code" in problem &&
  String(problem.code).startsWith("SQLITE_") &&
  !String(problem.code).startsWith("SQLITE_CONSTRAINT");

/** Ops of one save stand or fall together within a compartment. */
function bundles(incoming: readonly Incoming[]): Incoming[][] {
  const groups = new Map<string, Incoming[]>();
  incoming.forEach((each, at) => {
    const key = each.op
      ? `${each.op.group}\n${collectionNamed(each.op.collection)?.compartment ?? `?${at}`}`
      : `unreadable\n${at}`;
    const members = groups.get(key);
    if (members) members.push(each);
    else groups.set(key, [each]);
  });
  return [...groups.values()];
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
    const hash = hash64(line.text);
    const known = findOp(db, { replica: pusher.replica, incarnation, n });
    if (known && known.hash === hash) {
      results.push([incarnation, n, known.status, known.seq ?? 0]);
      continue;
    }
    const twin = pushed.get(`${incarnation}.${n}`);
    if (twin === hash) continue;
    // Once two lives share an incarnation nothing new is taken under it: the replica comes back with its own.
    if (known || twin || forked.has(incarnation)) {
      forked.add(incarnation);
      results.push([incarnation, n, "fork", 0]);
      continue;
    }
    pushed.set(`${incarnation}.${n}`, hash);
    const parsed = parseOp(line.text);
    fresh.push({ line, hash, op: parsed.ok ? parsed.value : null });
  }
  for (const members of bundles(fresh)) results.push(...takeBundle(db, pusher, members));
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

function takeBundle(db: Database, pusher: Pusher, members: readonly Incoming[]): OpResult[] {
  try {
    return inTransaction(db, () => members.map((each) => takeOne(db, pusher, each)));
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

function takeOne(db: Database, pusher: Pusher, each: Incoming): OpResult {
  const { op, line, hash } = each;
  if (!op) throw new Refused(each, "unreadable");
  if (waitsInQuarantine(db, pusher.replica, op.collection, op.id)) throw new Refused(each, "held");
  const checked = checkOp(op, pusher.grants);
  if (!checked.ok) throw new Refused(each, checked.error);
  const identity = { replica: pusher.replica, incarnation: line.incarnation, n: line.n };
  const { author, now, grants, lastReach } = pusher;
  const applied = applyOp(db, checked.value, op, { ...identity, author, hash, now, grants, lastReach });
  if (!applied.ok) throw new Refused(each, applied.error);
  return keepApplied(db, pusher, each, op, applied.value);
}

function keepApplied(
  db: Database,
  pusher: Pusher,
  { line, hash }: Incoming,
  op: Op,
  applied: Applied,
): OpResult {
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
      collection: op.collection,
      recordId: op.id,
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
    { kind: "quarantined", about: `${replica}|${incarnation}|${n}`, ...about, reason },
    receivedAt,
  );
  return [incarnation, n, status, 0];
}
