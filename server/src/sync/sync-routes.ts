import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import { type Context, Hono } from "hono";
import type { Logger } from "pino";
import type { Database } from "../db/open-database";
import { problem } from "../http/problem";
import { exchange, type ExchangeAnswer, type SignedBody } from "./exchange";
import { ExchangeLine } from "./exchange-line";
import { FrameCache } from "./scope-frames";
import { verify, type VerifyAnswer } from "./verify";

/** Frames kept ready for the next device that asks for the same, in bytes: a first copy of 90,000 records fits. */
const FRAME_CACHE_BYTES = 24_000_000;

const STATUS_CODES = { 400: "invalid", 401: "signed-out", 413: "too-large" } as const;

/** A storage problem ends the request with 503: the same bytes may succeed later, and nothing was taken (rule P4). */
const RETRY_AFTER_SECONDS = "30";

export interface SyncParts {
  db: Database;
  log: Logger;
  now: () => number;
  /** Where exchanges wait for each other. */
  line?: ExchangeLine;
}

/** `POST /exchange`: the one endpoint of the daily work (rule P1); `POST /verify`: which rows differ (rule S4). */
export function syncRoutes({ db, log, now, line = new ExchangeLine() }: SyncParts): Hono {
  const cache = new FrameCache(FRAME_CACHE_BYTES);
  const onUnexpected = (reason: unknown): void => {
    log.error(
      { name: reason instanceof Error ? reason.name : typeof reason },
      "an op broke the server's own code",
    );
  };
  /** Nothing was taken; the same bytes succeed when the line is shorter (rule P4). */
  const comeBack = (c: Context): Response => {
    c.header("Retry-After", String(line.retryAfterS()));
    return problem(c, "busy");
  };
  const answerWith = async (
    c: Context,
    ask: (signed: SignedBody) => Promise<ExchangeAnswer | VerifyAnswer>,
  ): Promise<Response> => {
    if (c.req.header("content-type") !== SYNC_TYPE) return problem(c, "content-type");
    const counter = Number(c.req.header(HEADERS.counter));
    const replica = c.req.header(HEADERS.replica) ?? "";
    const mac = c.req.header(HEADERS.mac) ?? "";
    if (!Number.isSafeInteger(counter) || counter < 1) return problem(c, "invalid");
    if (line.isFull) return comeBack(c);
    const leave = line.enter();
    let isStreaming = false;
    try {
      const body = new Uint8Array(await c.req.arrayBuffer());
      const answer = await line.take(() => ask({ replica, counter, mac, body }));
      if (!answer) return comeBack(c);
      if (!answer.ok) return problem(c, STATUS_CODES[answer.status], answer.problem);
      const headers = { "content-type": SYNC_TYPE, "cache-control": "no-store" };
      const stream = ReadableStream.from(line.parts(answer.parts, leave));
      isStreaming = true;
      return new Response(stream, { headers });
    } catch (reason) {
      log.error(
        { name: reason instanceof Error ? reason.name : typeof reason },
        "the exchange could not be stored",
      );
      c.header("Retry-After", RETRY_AFTER_SECONDS);
      return problem(c, "busy");
    } finally {
      if (!isStreaming) leave();
    }
  };
  return new Hono()
    .post("/exchange", (c) => answerWith(c, (signed) => exchange({ db, cache, now, onUnexpected }, signed)))
    .post("/verify", (c) => answerWith(c, (signed) => verify({ db, now }, signed)));
}
