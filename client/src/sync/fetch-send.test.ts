import { afterEach, expect, test, vi } from "vitest";
import { answerWithinMs, Line } from "./fetch-send";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A line over a `fetch` that answers as given, and a clock that a test moves. */
function aLine(answer: (signal: AbortSignal) => Promise<Response>) {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (_address: string, { signal }: { signal: AbortSignal }) => answer(signal));
  const now = Date.now();
  return new Line(new AbortController().signal, () => Date.now() - now);
}
const never = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => signal.addEventListener("abort", () => fail(new Error("aborted"))));

test("[P8] silence is what goes beyond the time that the bytes need, and ends with a given up request", async () => {
  const line = aLine(never);
  expect(line.silentMs).toBe(0);
  const sent = line.send(new Uint8Array(25_000), {}, "exchange");
  await vi.advanceTimersByTimeAsync(12_000);
  expect(line.silentMs).toBe(2_000);
  line.giveUp();
  await expect(sent).rejects.toThrow("aborted");
  expect([line.silentMs, line.waitedMs]).toEqual([0, 12_000]);
});

test("[P8] a request without an answer is given up by itself", async () => {
  const line = aLine(never);
  const sent = line.send(new Uint8Array(100), {}, "exchange").catch(String);
  await vi.advanceTimersByTimeAsync(answerWithinMs(100) + 1);
  expect(await sent).toBe("Error: aborted");
});

test("[P8] the time in which the device keeps what came is not the network's silence", async () => {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array([1])),
  });
  const line = aLine(async () => new Response(stream));
  const { chunks } = await line.send(new Uint8Array(1), {}, "exchange");
  const reading = chunks[Symbol.asyncIterator]();
  expect((await reading.next()).value).toEqual(new Uint8Array([1]));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(line.silentMs).toBe(0);
  const next = reading.next();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(line.silentMs).toBe(7_000);
  void next.catch(() => undefined);
});
