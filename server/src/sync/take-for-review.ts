import { type AnswerHead, isCustody, type OpResult } from "@konta/shared/sync/answer";
import { wipeOf } from "@konta/shared/sync/device-order";
import { PROTOCOL_VERSION } from "@konta/shared/sync/protocol-version";
import { stateHash } from "@konta/shared/sync/state-hash";
import { confirmRemoved, noteCopies, unconfirmed } from "../db/copies";
import type { Database } from "../db/open-database";
import { readReplica, type Replica, reportReplica } from "../db/replicas";
import { headSeq } from "../db/sequence";
import type { Pusher } from "./apply-incoming";
import type { ExchangeRequest } from "./read-request";
import type { FrameCache } from "./scope-frames";
import { takeOps } from "./take-ops";

export interface ExchangeContext {
  db: Database;
  cache: FrameCache;
  now: () => number;
  onUnexpected: (problem: unknown) => void;
}

/** What an exchange has written, and what its answer says. */
export interface TakenRequest {
  head: AnswerHead;
  /** Scope, cursor, head: what has to be sent. */
  missing: [string, number, number][];
}

/** Nothing comes this time, and that is not all there is. */
const WAIT = "wait";

/** What was answered "fork" comes again under the next life: it is still on its way. */
export const keptOf = (results: readonly OpResult[]): number =>
  results.filter(([, , status]) => isCustody(status)).length;

/**
 * What a replica says of itself with every exchange (rule P10).
 * @param kept how much of what it calls unsent has just come: the tablet may fall silent, or be emptied, after this answer
 */
export function reported(hello: ExchangeRequest["hello"], now: number, replica: Replica, kept: number) {
  const unsent = Math.max(0, hello.unsent - kept);
  return {
    lastCounter: hello.counter,
    lastContactAt: now,
    unsent,
    oldestUnsentAt: unsent > 0 ? (hello.oldestUnsentAt ?? null) : null,
    clockOffset: hello.clock - now,
    build: hello.build,
    repairs: hello.repairs ?? replica.repairs,
  };
}

/** Nothing of what it pushes is judged: people look at all of it. */
export const reviewed = (
  { id, staffId: author }: Replica,
  review: NonNullable<Pusher["review"]>,
  now: number,
  onUnexpected: Pusher["onUnexpected"],
): Pusher => ({ replica: id, author, grants: null, review, lastReach: new Set<string>(), now, onUnexpected });

/**
 * What broke our own code would break it again with the same bytes: the device would offer them for ever. All is taken into
 * custody for people to look at, nothing comes back this time, and whoever runs the server is told (rules O2, P4).
 */
export function takeUnjudged(
  { db, now, onUnexpected }: ExchangeContext,
  id: string,
  { hello, lines }: ExchangeRequest,
): TakenRequest | null {
  const replica = readReplica(db, id);
  if (!replica) return null;
  const { counter } = hello;
  const head = { kind: "answer" as const, counter, protocol: PROTOCOL_VERSION, epoch: db.epoch };
  const answer: AnswerHead = { ...head, head: headSeq(db), time: now(), results: [], want: WAIT };
  if (counter <= replica.lastCounter)
    return { head: { ...answer, lastCounter: replica.lastCounter }, missing: [] };
  const pusher = reviewed(replica, "unexpected", now(), onUnexpected);
  const { results, incarnation } = takeOps(db, pusher, lines);
  const { lastScopes, holes } = replica;
  reportReplica(db, id, { ...reported(hello, now(), replica, keptOf(results)), lastScopes, holes });
  return { head: { ...answer, results, ...(incarnation && { incarnation }) }, missing: [] };
}

/**
 * Whoever works here no more, or whose device was given up, hands over what is left: all of it waits for review. Nothing
 * comes back, and no scope is granted any more, so that what lies there is removed once it is empty of own work (rule S6).
 */
export function takeLast(
  { db, now, onUnexpected }: ExchangeContext,
  replica: Replica,
  { hello, lines }: ExchangeRequest,
  answer: AnswerHead,
): AnswerHead {
  const { id } = replica;
  const { results, incarnation } = takeOps(db, reviewed(replica, "access-ended", now(), onUnexpected), lines);
  const { lastScopes, holes } = replica;
  reportReplica(db, id, { ...reported(hello, now(), replica, keptOf(results)), lastScopes, holes });
  const isEmpty = hello.epoch === db.epoch && hello.hash === stateHash(db.epoch, {});
  confirmPurges(db, replica, hello, now(), isEmpty);
  noteCopies(db, id, [], now());
  const wipe = replica.end && { wipe: wipeOf(replica.end) };
  return { ...answer, results, ...(incarnation && { incarnation }), scopes: {}, ended: true, ...wipe };
}

/** What was withdrawn and is neither named nor leaving any more has been removed there (rule S2). */
export function confirmPurges(
  db: Database,
  { id }: Replica,
  { cursors, leaving }: ExchangeRequest["hello"],
  now: number,
  isAsGranted: boolean,
): void {
  if (!cursors && !isAsGranted) return;
  const there = new Set([...Object.keys(cursors ?? {}), ...(leaving ?? [])]);
  for (const scope of unconfirmed(db, id)) if (!there.has(scope)) confirmRemoved(db, id, scope, now);
}
