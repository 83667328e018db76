import type { AnswerHead, OpResult } from "@konta/shared/sync/answer";
import { SUPPORTED_FLOOR } from "@konta/shared/schema-steps/steps";
import { PROTOCOL_VERSION } from "@konta/shared/sync/protocol-version";
import { requestMacText } from "@konta/shared/sync/request-mac";
import { stateHash, sumsHash } from "@konta/shared/sync/state-hash";
import { compartmentOf, userScope } from "@konta/shared/sync/scope";
import { noteCopies } from "../db/copies";
import { inTransaction, type Database } from "../db/open-database";
import { findOp, missingNumbers } from "../db/ops";
import { releasedOf } from "../db/quarantines";
import { readRecord } from "../db/records";
import { readReplica, type Replica, replicaKeys, reportReplica } from "../db/replicas";
import { headsOf, sumsOf } from "../db/scope-heads";
import { headSeq } from "../db/sequence";
import { PartWriter } from "./answer-stream";
import { beforeWhatIsLost, isOfAnotherHistory, noticePutBack } from "./another-history";
import { type Grants, grantedScopes } from "./granted-scopes";
import { lastReachOf, reachToKeep } from "./last-reach";
import { type ExchangeRequest, provesReplica, readRequest, type RequestProblem } from "./read-request";
import { scopeFrames } from "./scope-frames";
import { isStorageProblem } from "./storage-problem";
import {
  confirmPurges,
  keptOf,
  type ExchangeContext,
  reported,
  takeLast,
  type TakenRequest,
  takeUnjudged,
} from "./take-for-review";
import { takeOps } from "./take-ops";
import { noticeId, waitingMatter } from "./tell-author";

export interface SignedBody {
  replica: string;
  counter: number;
  mac: string;
  body: Uint8Array;
}

export type ExchangeAnswer =
  | { ok: true; parts: AsyncGenerator<Uint8Array> }
  | { ok: false; status: 400 | 401 | 413; problem: RequestProblem };

/** One exchange: ops up, results and rows down (rules P1–P10). */
export async function exchange(context: ExchangeContext, signed: SignedBody): Promise<ExchangeAnswer> {
  const { db } = context;
  const proven = provenReplica(db, signed, requestMacText);
  if (!proven) return { ok: false, status: 401, problem: "bad-signature" };
  const { replica, key } = proven;
  const request = await readRequest(signed.body);
  if (!request.ok)
    return { ok: false, status: request.error === "too-large" ? 413 : 400, problem: request.error };
  const { hello } = request.value;
  if (hello.replica !== signed.replica || hello.counter !== signed.counter)
    return { ok: false, status: 400, problem: "bad-hello" };

  const writer = new PartWriter(key, signed.mac);
  const taken = takeAtLast(context, replica, request.value);
  return taken
    ? { ok: true, parts: answerParts(context, writer, taken, hello.schema) }
    : { ok: false, status: 401, problem: "bad-signature" };
}

/** @throws problems of the storage alone, after which the same bytes may succeed (rule P4) */
function takeAtLast(
  context: ExchangeContext,
  replica: Replica,
  request: ExchangeRequest,
): TakenRequest | null {
  const { db } = context;
  const { id } = replica;
  const { hello } = request;
  const now = context.now();
  try {
    if (isOfAnotherHistory(db, replica, hello) && grantsOf(db, replica, now)) noticePutBack(db, hello, now);
    return inTransaction(db, () => takeRequest(context, id, request));
  } catch (problem) {
    if (isStorageProblem(problem)) throw problem;
    context.onUnexpected(problem);
    return inTransaction(db, () => takeUnjudged(context, id, request));
  }
}

/** The replica that signed a request, and the key it did so with; null when nobody may. */
export function provenReplica(
  db: Database,
  { replica: id, counter, mac, body }: SignedBody,
  macText: typeof requestMacText,
): { replica: Replica; key: Buffer } | null {
  const replica = readReplica(db, id);
  if (!replica) return null;
  const key = Buffer.from(replicaKeys(db, replica).exchange, "base64url");
  return provesReplica(key, id, counter, body, mac, macText) ? { replica, key } : null;
}

/** A scope whose compartment this replica has no key for would be refused there, with all that comes beside it. */
export function grantsOf(db: Database, replica: Replica, now: number): Grants | null {
  const grants = grantedScopes(db, replica.staffId, replica.kind, now);
  const { compartments } = replicaKeys(db, replica);
  return (
    grants && { ...grants, copies: grants.copies.filter((scope) => compartmentOf(scope) in compartments) }
  );
}

/** Everything of an exchange that writes, in one transaction: custody, the replica's report, and what it may have. */
function takeRequest(
  context: ExchangeContext,
  id: string,
  { hello, lines }: ExchangeRequest,
): TakenRequest | null {
  const { db } = context;
  const now = context.now();
  // Read again inside the transaction: another exchange of the same replica may have been quicker.
  const replica = readReplica(db, id);
  if (!replica) return null;
  const grants = replica.revokedAt ? null : grantsOf(db, replica, now);
  const answer: AnswerHead = {
    kind: "answer",
    counter: hello.counter,
    protocol: PROTOCOL_VERSION,
    epoch: db.epoch,
    head: 0,
    time: now,
    results: [],
  };
  // A counter that is not new belongs to a copy of a request or to a rolled-back replica: it gets nothing but the number.
  if (hello.counter <= replica.lastCounter)
    return { head: { ...answer, lastCounter: replica.lastCounter }, missing: [] };

  if (!grants) return { head: takeLast(context, replica, { hello, lines }, answer), missing: [] };
  const lastReach = lastReachOf(db, replica, hello);
  const pusher = {
    replica: id,
    author: replica.staffId,
    grants,
    lastReach,
    now,
    onUnexpected: context.onUnexpected,
  };
  // It has not heard of the new epoch yet; when it has, all of it comes in order.
  const isBehind = hello.epoch !== undefined && hello.epoch !== db.epoch;
  const taken = takeOps(db, pusher, isBehind ? beforeWhatIsLost(db, id, lines) : lines);
  answer.results = [...taken.results, ...letInSince(db, replica, hello, taken.results)];
  if (taken.incarnation) answer.incarnation = taken.incarnation;
  const holes = lines.length > 0 ? missingNumbers(db, id) : replica.holes;
  if (holes > 0) answer.holes = holes;
  const kept = keptOf(taken.results);
  const reach = reachToKeep(db, replica, lastReach, grants, hello, kept);
  reportReplica(db, id, { ...reported(hello, now, replica, kept), holes, ...reach });
  answer.head = headSeq(db);
  // What it holds is taken for ever; what it would read it could no longer understand (rule V2).
  if (hello.schema < SUPPORTED_FLOOR) return { head: { ...answer, upgrade: true }, missing: [] };
  return { head: answer, missing: whatIsMissing(db, replica, grants, hello, answer) };
}

/**
 * What became of ops that waited, as long as the device has not the notice about it: then its own overlay may end (rule
 * D2). The cursor of its author's own scope tells, so an answer that was lost is told again (rule M1).
 */
function letInSince(
  db: Database,
  { id, staffId }: Replica,
  { epoch, cursors }: ExchangeRequest["hello"],
  told: readonly OpResult[],
): OpResult[] {
  const isHome = epoch === undefined || epoch === db.epoch;
  // Whoever names no cursors has everything, or is asked for them.
  if (isHome && !cursors) return [];
  const scope = userScope(staffId);
  const cursor = isHome ? (cursors?.[scope] ?? 0) : 0;
  if ((headsOf(db, [scope])[scope] ?? 0) <= cursor) return [];
  const already = new Set(told.map(([incarnation, n]) => `${incarnation}.${n}`));
  return releasedOf(db, id).flatMap((entry): OpResult[] => {
    const op = findOp(db, entry);
    if (!op || already.has(`${entry.incarnation}.${entry.n}`)) return [];
    const notice = readRecord(db, "notice", noticeId(waitingMatter(entry), entry.author));
    return notice && notice.seq > cursor ? [[entry.incarnation, entry.n, op.status, op.seq ?? 0]] : [];
  });
}

/** Compares where the client stands with where it could stand (rule P9); fills in the answer's scopes. */
function whatIsMissing(
  db: Database,
  replica: Replica,
  grants: Grants,
  hello: ExchangeRequest["hello"],
  answer: AnswerHead,
): TakenRequest["missing"] {
  const scopes = headsOf(db, grants.copies);
  const isCaughtUp = hello.epoch === db.epoch && hello.hash === stateHash(db.epoch, scopes);
  confirmPurges(db, replica, hello, answer.time, isCaughtUp);
  if (isCaughtUp) {
    const sums = hello.sums === undefined ? null : sumsOf(db, grants.copies);
    if (sums && hello.sums !== sumsHash(db.epoch, sums)) answer.sums = sums;
    return [];
  }
  const sameEpoch = hello.epoch === undefined || hello.epoch === db.epoch;
  if (sameEpoch && !hello.cursors) {
    answer.want = "cursors";
    return [];
  }
  answer.scopes = scopes;
  noteCopies(db, replica.id, grants.copies, answer.time);
  return Object.entries(scopes).flatMap(([scope, head]) => {
    const cursor = sameEpoch ? (hello.cursors?.[scope] ?? 0) : 0;
    return cursor < head ? [[scope, cursor, head] as [string, number, number]] : [];
  });
}

async function* answerParts(
  context: ExchangeContext,
  writer: PartWriter,
  taken: TakenRequest,
  schema: number,
): AsyncGenerator<Uint8Array> {
  yield writer.part(taken.head);
  for (const [scope, cursor, head] of taken.missing)
    for await (const frame of scopeFrames(context.db, context.cache, scope, cursor, head, schema))
      yield writer.part(frame.head, frame.body);
  yield writer.part({ kind: "end", more: false });
}
