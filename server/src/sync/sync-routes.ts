import { err, type Result } from "@konta/shared/base/result";
import { LIMITS } from "@konta/shared/sync/limits";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { type Context, Hono } from "hono";
import type { Logger } from "pino";
import type { Database } from "../db/open-database";
import { readReplica } from "../db/replicas";
import { addressOf } from "../http/address";
import { problem } from "../http/problem";
import { type BodyProblem, type Patience, readBody } from "../http/read-body";
import { exchange, type ExchangeAnswer, type SignedBody } from "./exchange";
import { ExchangeLine } from "./exchange-line";
import { FrameCache } from "./scope-frames";
import { isStorageProblem } from "./storage-problem";
import { SyncLimits } from "./sync-limits";
import { verify, type VerifyAnswer } from "./verify";

/** Frames kept ready for the next device that asks for the same, in bytes: a first copy of 90,000 records fits. */
const FRAME_CACHE_BYTES = 24_000_000;

/** Bytes of a question about one scope: its buckets, gzipped, are a few thousand. */
const VERIFY_BODY_BYTES = 64_000;

/** A device gives a push up after 45 s and what its bytes take at 20 kbit/s; nobody is cut off here before that. */
const PATIENCE: Patience = { graceMs: 60_000, bytesPerMs: 2.5 };

const STATUS_CODES = { 400: "invalid", 401: "signed-out", 413: "too-large" } as const;

/** A storage problem ends the request with 503: the same bytes may succeed later, and nothing was taken (rule P4). */
const RETRY_AFTER_SECONDS = "30";

export interface SyncParts {
  db: Database;
  log: Logger;
  now: () => number;
  /** Whether requests come through our own https proxy, which says from where. */
  https?: boolean;
  /** Where exchanges wait for each other. */
  line?: ExchangeLine;
  limits?: SyncLimits;
  patience?: Patience;
}

type Head = Omit<SignedBody, "body">;

/** Who asks, as the request's head says it; null when it cannot be a request of the exchange. */
function headOf(c: Context): Head | null {
  const counter = Number(c.req.header(HEADERS.counter));
  const replica = c.req.header(HEADERS.replica) ?? "";
  const mac = c.req.header(HEADERS.mac) ?? "";
  return Number.isSafeInteger(counter) && counter >= 1 ? { replica, counter, mac } : null;
}

function askedToWait(c: Context, seconds: number, code: "busy" | "too-many"): Response {
  c.header("Retry-After", String(seconds));
  return problem(c, code);
}

type Gate = Pick<SyncParts, "db"> & Required<Pick<SyncParts, "https" | "limits" | "patience">>;

/** Why a request gets no seat in the line; null when it may have one. Nothing of its body was read. */
async function turnedAway(
  c: Context,
  { replica }: Head,
  { db, https, limits }: Gate,
): Promise<Response | null> {
  const addressWaitS = await limits.ofAddress(addressOf(c, https));
  if (addressWaitS !== null) return askedToWait(c, addressWaitS, "too-many");
  // Who was never enrolled can prove nothing, whatever the body says.
  if (!readReplica(db, replica)) return problem(c, STATUS_CODES[401], "bad-signature");
  const replicaWaitS = await limits.ofReplica(replica);
  return replicaWaitS === null ? null : askedToWait(c, replicaWaitS, "too-many");
}

async function bodyOf(
  c: Context,
  { replica }: Head,
  mostBytes: number,
  { limits, patience }: Gate,
): Promise<Result<Uint8Array, BodyProblem | "too-many">> {
  const arrived = limits.beginBody(replica);
  if (!arrived) return err("too-many");
  const announced = Number(c.req.header("content-length"));
  try {
    return await readBody(c.req.raw.body, announced, mostBytes, patience);
  } finally {
    arrived();
  }
}

/** `POST /exchange`: the one endpoint of the daily work (rule P1); `POST /verify`: which rows differ (rule S4). */
export function syncRoutes(parts: SyncParts): Hono {
  const { db, log, now, line = new ExchangeLine() } = parts;
  const { https = false, limits = new SyncLimits(), patience = PATIENCE } = parts;
  const gate: Gate = { db, https, limits, patience };
  const cache = new FrameCache(FRAME_CACHE_BYTES);
  const nameOf = (reason: unknown) => ({ name: reason instanceof Error ? reason.name : typeof reason });
  const onUnexpected = (reason: unknown): void =>
    log.error(nameOf(reason), "an op broke the server's own code");
  /** Nothing was taken; the same bytes succeed when the line is shorter (rule P4). */
  const comeBack = (c: Context): Response => askedToWait(c, line.retryAfterS(), "busy");

  const answerWith = async (
    c: Context,
    mostBytes: number,
    ask: (signed: SignedBody) => Promise<ExchangeAnswer | VerifyAnswer>,
  ): Promise<Response> => {
    if (c.req.header("content-type") !== SYNC_TYPE) return problem(c, "content-type");
    const head = headOf(c);
    if (!head) return problem(c, "invalid");
    const refused = await turnedAway(c, head, gate);
    if (refused) return refused;
    if (line.isFull) return comeBack(c);
    const leave = line.enter();
    let isStreaming = false;
    try {
      const body = await bodyOf(c, head, mostBytes, gate);
      if (!body.ok) return body.error === "too-large" ? problem(c, "too-large") : comeBack(c);
      const answer = await line.take(() => ask({ ...head, body: body.value }));
      if (!answer) return comeBack(c);
      if (!answer.ok) return problem(c, STATUS_CODES[answer.status], answer.problem);
      const headers = { "content-type": SYNC_TYPE, "cache-control": "no-store" };
      const stream = ReadableStream.from(line.parts(answer.parts, leave));
      isStreaming = true;
      return new Response(stream, { headers });
    } catch (reason) {
      if (!isStorageProblem(reason)) {
        log.error(nameOf(reason), "the exchange broke the server's own code");
        return problem(c, "internal");
      }
      log.error(nameOf(reason), "the exchange could not be stored");
      c.header("Retry-After", RETRY_AFTER_SECONDS);
      return problem(c, "busy");
    } finally {
      if (!isStreaming) leave();
    }
  };
  const context = { db, cache, now, onUnexpected };
  return new Hono()
    .post("/exchange", (c) => answerWith(c, LIMITS.bodyBytes, (signed) => exchange(context, signed)))
    .post("/verify", (c) => answerWith(c, VERIFY_BODY_BYTES, (signed) => verify({ db, now }, signed)));
}
