import type { Reply, Send } from "./exchange-port";

const EXCHANGE = "/api/sync/v1/exchange";
/** No byte for so long means the connection hangs, milliseconds. */
const STALL_MS = 45_000;

/** Sends over `fetch`; a connection that stalls is given up, so that the next try can begin (rule P8). */
export const fetchSend: Send = async (body, headers) => {
  const stop = new AbortController();
  let stall = setTimeout(() => stop.abort(), STALL_MS);
  const alive = () => {
    clearTimeout(stall);
    stall = setTimeout(() => stop.abort(), STALL_MS);
  };
  try {
    const answer = await fetch(EXCHANGE, {
      method: "POST",
      body: new Uint8Array(body),
      headers,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      signal: stop.signal,
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
