import type { Reply, Send } from "./exchange-port";

const SYNC = "/api/sync/v1";
/** No byte for so long means the connection hangs, milliseconds. */
const STALL_MS = 45_000;
/** The slowest line that still counts as one, bytes per millisecond (20 kbit/s): a push gets the time it needs there. */
const SLOWEST_BYTES_PER_MS = 2.5;

/** How long a request of so many bytes may be without an answer, milliseconds. */
export const answerWithinMs = (bytes: number): number => STALL_MS + bytes / SLOWEST_BYTES_PER_MS;

/**
 * Sends over `fetch`; a connection that stalls is given up, so that the next try can begin (rule P8).
 * @param over aborted when the exchange is over for good: nothing goes on after it
 */
export const sendUntil =
  (over: AbortSignal): Send =>
  async (body, headers, to) => {
    const stop = new AbortController();
    const signal = AbortSignal.any([over, stop.signal]);
    let stall = setTimeout(() => stop.abort(), answerWithinMs(body.length));
    const alive = () => {
      clearTimeout(stall);
      stall = setTimeout(() => stop.abort(), STALL_MS);
    };
    try {
      const answer = await fetch(`${SYNC}/${to}`, {
        method: "POST",
        body: new Uint8Array(body),
        headers,
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal,
      });
      alive();
      return replyOf(answer, alive, () => clearTimeout(stall));
    } catch (problem) {
      clearTimeout(stall);
      throw problem;
    }
  };

function replyOf(answer: Response, alive: () => void, done: () => void): Reply {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const reader = answer.body?.getReader();
    try {
      for (;;) {
        const next = await reader?.read();
        if (!next || next.done) return;
        alive();
        yield next.value;
      }
    } finally {
      done();
      await reader?.cancel().catch(() => undefined);
    }
  }
  if (answer.status !== 200) done();
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type") ?? "",
    retryAfter: answer.headers.get("retry-after"),
    chunks: chunks(),
  };
}
