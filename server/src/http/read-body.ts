import { err, ok, type Result } from "@konta/shared/base/result";

/** How long a body may take: so long whatever it is, and what its bytes take on the slowest line that still counts. */
export interface Patience {
  graceMs: number;
  bytesPerMs: number;
}

export type BodyProblem = "too-large" | "too-slow";

/**
 * Reads a body as it comes, and no further than it may go. Whoever sends a byte now and then would otherwise hold what
 * was set aside for the request as long as they like.
 * @param announced what the request says of its own length; NaN when it says nothing
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  announced: number,
  mostBytes: number,
  { graceMs, bytesPerMs }: Patience,
): Promise<Result<Uint8Array, BodyProblem>> {
  if (announced > mostBytes) return err("too-large");
  if (!body) return ok(new Uint8Array());
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<"too-slow">((cut) => {
    const waitUntil = (grantedMs: number, waitedMs: number): void => {
      timer = setTimeout(() => {
        const earnedMs = graceMs + size / bytesPerMs;
        if (earnedMs > grantedMs) waitUntil(earnedMs, grantedMs);
        else cut("too-slow");
      }, grantedMs - waitedMs);
    };
    waitUntil(graceMs, 0);
  });
  const giveUp = (why: BodyProblem) => {
    void reader.cancel().catch(() => undefined);
    return err(why);
  };
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), tooSlow]);
      if (next === "too-slow") return giveUp(next);
      if (next.done) return ok(Buffer.concat(chunks));
      size += next.value.length;
      if (size > mostBytes) return giveUp("too-large");
      chunks.push(next.value);
    }
  } finally {
    clearTimeout(timer);
  }
}
