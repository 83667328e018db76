import { lowerRow } from "@konta/shared/schema-steps/change-version";
import { SUPPORTED_FLOOR } from "@konta/shared/schema-steps/steps";
import { LIMITS } from "@konta/shared/sync/limits";
import { verifyMacText } from "@konta/shared/sync/request-mac";
import { BucketSums, bucketOf } from "@konta/shared/sync/scope-sums";
import { type VerifiedHead, type VerifyRequest, verifyRequestSchema } from "@konta/shared/sync/verify";
import * as z from "zod/mini";
import { inTransaction, type Database } from "../db/open-database";
import { recordsIn } from "../db/records";
import { countRequest, readReplica } from "../db/replicas";
import { headsOf, summedRows } from "../db/scope-heads";
import { PartWriter } from "./answer-stream";
import { grantsOf, provenReplica, type SignedBody } from "./exchange";
import { inflatedText } from "./read-request";
import { gzippedFrame, rowOf } from "./scope-frames";

type Row = ReturnType<typeof rowOf>;
interface Repair {
  buckets: number[];
  rows: Row[];
}
interface Verified {
  scope: string;
  state: VerifiedHead["state"];
  repairs: Repair[];
}

/** Rows after which a part is closed: about what a frame holds. A bucket is never cut. */
const ROWS_PER_PART = LIMITS.frameRows / 2;

/** All rows of these buckets of a scope, tombstones too, in parts that can each be kept alone. */
function repairsOf(db: Database, scope: string, buckets: readonly number[], schema: number): Repair[] {
  const rows = new Map<number, Row[]>(buckets.map((bucket) => [bucket, []]));
  for (const stored of recordsIn(db, scope))
    rows.get(bucketOf(stored.collection, stored.id))?.push(lowerRow(rowOf(db, stored), schema));
  const repairs: Repair[] = [];
  let open: Repair | null = null;
  for (const [bucket, its] of rows) {
    if (!open || open.rows.length + its.length > ROWS_PER_PART)
      repairs.push((open = { buckets: [], rows: [] }));
    open.buckets.push(bucket);
    open.rows.push(...its);
  }
  return repairs;
}

/** Compares one scope, as it stands at the device, with what lies here. */
function compared(db: Database, id: string, asked: VerifyRequest, now: number): Verified | null {
  const replica = readReplica(db, id);
  const grants = replica && grantsOf(db, replica, now);
  if (!replica || !grants) return null;
  if (asked.counter <= replica.lastCounter) return { scope: asked.scope, state: "moved", repairs: [] };
  countRequest(db, id, asked.counter);
  const { scope, cursor, epoch, schema } = asked;
  // Below the floor it could not read the rows; that it needs an upgrade is what the next exchange tells (rule V2).
  const isAsAsked =
    schema >= SUPPORTED_FLOOR &&
    epoch === db.epoch &&
    grants.copies.includes(scope) &&
    headsOf(db, [scope])[scope] === cursor;
  if (!isAsAsked) return { scope, state: "moved", repairs: [] };
  const own = new BucketSums();
  for (const row of summedRows(db, scope)) own.add(row);
  const differing = BucketSums.differing(own.text(), asked.buckets);
  if (differing.length === 0) return { scope, state: "equal", repairs: [] };
  return { scope, state: "differs", repairs: repairsOf(db, scope, differing, schema) };
}

export type VerifyAnswer =
  | { ok: true; parts: AsyncGenerator<Uint8Array> }
  | { ok: false; status: 400 | 401; problem: "bad-signature" | "bad-request" };

async function readVerifyRequest(body: Uint8Array): Promise<VerifyRequest | null> {
  const text = await inflatedText(body);
  if (!text.ok) return null;
  try {
    const parsed = z.safeParse(verifyRequestSchema, JSON.parse(text.value));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** `POST /verify`: which rows of a scope a device has lost or has in another state (rule S4). It writes nothing of them. */
export async function verify(
  { db, now }: { db: Database; now: () => number },
  signed: SignedBody,
): Promise<VerifyAnswer> {
  const proven = provenReplica(db, signed, verifyMacText);
  if (!proven || proven.replica.revokedAt) return { ok: false, status: 401, problem: "bad-signature" };
  const asked = await readVerifyRequest(signed.body);
  if (!asked || asked.replica !== signed.replica || asked.counter !== signed.counter)
    return { ok: false, status: 400, problem: "bad-request" };
  const verified = inTransaction(db, () => compared(db, proven.replica.id, asked, now()));
  if (!verified) return { ok: false, status: 401, problem: "bad-signature" };
  return { ok: true, parts: parts(new PartWriter(proven.key, signed.mac), signed.counter, verified) };
}

async function* parts(
  writer: PartWriter,
  counter: number,
  { scope, state, repairs }: Verified,
): AsyncGenerator<Uint8Array> {
  yield writer.part({ kind: "verified", counter, state });
  for (const { buckets, rows } of repairs)
    yield writer.part({ kind: "repair", scope, rows: rows.length, buckets }, await gzippedFrame(rows));
  yield writer.part({ kind: "end", more: false });
}
