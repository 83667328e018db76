import { expect, test as base } from "@playwright/test";
import { gunzipSync } from "node:zlib";
import { FaultProxy } from "../support/fault-proxy";
import { exchangeBody, RecordingServer } from "../support/recording-server";

interface Line {
  server: RecordingServer;
  proxy: FaultProxy;
  /** How long a slow line made things wait, milliseconds. */
  waited: number[];
  send: (word: string, ops?: number, signal?: AbortSignal) => Promise<Response>;
  /** What reached the server whole, in its order. */
  words: () => string[];
}

/** No browser and no app: a server that counts, the proxy before it, and whoever asks. */
const test = base.extend<{ line: Line }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
  line: async ({}, use) => {
    const server = await RecordingServer.start();
    const waited: number[] = [];
    const wait = (ms: number) => Promise.resolve(waited.push(ms));
    const proxy = await FaultProxy.before(server.port, wait);
    const send = (word: string, ops = 1, signal: AbortSignal | null = null) =>
      fetch(`${proxy.origin}/api/sync/v1/exchange`, {
        method: "POST",
        body: new Uint8Array(exchangeBody(word, ops)),
        signal,
      });
    const words = () =>
      server.reached
        .filter(({ whole }) => whole)
        .map(({ body }) => (JSON.parse(gunzipSync(body).toString()) as { word: string }).word);
    await use({ server, proxy, waited, send, words });
    await proxy.close();
    await server.stop();
  },
});

const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();

test("the proxy leaves alone what meets no fault", async ({ line }) => {
  expect(await textOf(line.send("a"))).toBe("answer 1");
  expect(line.words()).toEqual(["a"]);
  expect(line.waited).toEqual([]);
});

for (const afterBytes of [0, 7])
  test(`the proxy cuts a request after ${afterBytes} bytes`, async ({ line }) => {
    const cut = line.proxy.strike({ kind: "cut-request", afterBytes });
    await expect(line.send("a")).rejects.toThrow();
    await cut;
    await expect.poll(() => line.server.reached.length).toBe(1);
    expect(line.server.reached[0]).toEqual({ body: exchangeBody("a").subarray(0, afterBytes), whole: false });
  });

test("the proxy cuts an answer after so many bytes", async ({ line }) => {
  void line.proxy.strike({ kind: "cut", afterBytes: 3 });
  const reader = (await line.send("a")).body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("ans");
  await expect(reader?.read()).rejects.toThrow();
  expect(line.words()).toEqual(["a"]);
});

test("the proxy swallows an answer after the server has given it", async ({ line }) => {
  void line.proxy.strike({ kind: "swallow" });
  await expect(line.send("a")).rejects.toThrow();
  expect(line.words()).toEqual(["a"]);
});

test("the proxy stalls: a piece comes, then nothing, and the line stays open", async ({ line }) => {
  const stalled = line.proxy.strike({ kind: "stall", afterBytes: 3 });
  const patience = new AbortController();
  const reader = (await line.send("a", 1, patience.signal)).body?.getReader();
  await stalled;
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("ans");
  const next = reader?.read();
  const first = await Promise.race([
    next?.then(
      () => "more came",
      () => "it died",
    ),
    textOf(line.send("b")),
  ]);
  expect(first).toBe("answer 2");
  patience.abort();
  await expect(next).rejects.toThrow();
});

test("the proxy lets an answer wait until it is let go", async ({ line }) => {
  let letGo = (): void => undefined;
  const until = new Promise<void>((resolve) => (letGo = resolve));
  void line.proxy.strike({ kind: "hold", until });
  const held = textOf(line.send("a"));
  await expect.poll(line.words).toEqual(["a"]);
  expect(await textOf(line.send("b"))).toBe("answer 2");
  letGo();
  expect(await held).toBe("answer 1");
});

for (const [answer, got] of [
  ["first", "answer 1"],
  ["second", "answer 2"],
] as const)
  test(`the proxy sends a request twice and the ${answer} answer back`, async ({ line }) => {
    void line.proxy.strike({ kind: "duplicate", answer });
    expect(await textOf(line.send("a"))).toBe(got);
    expect(line.words()).toEqual(["a", "a"]);
  });

test("the proxy lets a request be overtaken by the next one", async ({ line }) => {
  const arrived = line.proxy.strike({ kind: "overtaken", byNewer: 1 });
  await expect(line.send("a")).rejects.toThrow();
  expect(line.words()).toEqual([]);
  expect(await textOf(line.send("b"))).toBe("answer 1");
  await arrived;
  expect(line.words()).toEqual(["b", "a"]);
});

test("the proxy delivers a copy after newer ones", async ({ line }) => {
  const arrived = line.proxy.strike({ kind: "delayed-copy", afterNewer: 2 });
  for (const [at, word] of ["a", "b", "c"].entries())
    expect(await textOf(line.send(word))).toBe(`answer ${at + 1}`);
  await arrived;
  expect(line.words()).toEqual(["a", "b", "c", "a"]);
});

for (const fault of [{ status: 404 }, { status: 500 }, { status: 502 }, { status: 429, retryAfterS: 7 }])
  test(`the proxy answers ${fault.status} by itself`, async ({ line }) => {
    void line.proxy.strike({ kind: "status", ...fault });
    const answer = await line.send("a");
    expect(answer.status).toBe(fault.status);
    expect(answer.headers.get("retry-after")).toBe(fault.retryAfterS === undefined ? null : "7");
    expect(line.words()).toEqual([]);
  });

test("the proxy plays a Wi-Fi portal", async ({ line }) => {
  void line.proxy.strike({ kind: "captive" });
  const answer = await line.send("a");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
  expect(line.words()).toEqual([]);
});

test("the proxy says gzip and sends none", async ({ line }) => {
  void line.proxy.strike({ kind: "garbage-gzip" });
  const answer = await line.send("a");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  await expect(answer.arrayBuffer()).rejects.toThrow();
  expect(line.words()).toEqual(["a"]);
});

test("the proxy turns one byte over", async ({ line }) => {
  void line.proxy.strike({ kind: "flip", at: 2 });
  const flipped = Buffer.from(await (await line.send("a")).arrayBuffer());
  const whole = Buffer.from("answer 1");
  expect([...flipped.keys()].filter((at) => flipped[at] !== whole[at])).toEqual([2]);
});

test("the proxy shapes a line to 50 kbit/s and 800 ms each way", async ({ line }) => {
  line.proxy.shape({ bitsPerSecond: 50_000, delayMs: 800 });
  expect(await textOf(line.send("a"))).toBe("answer 1");
  const bytes = exchangeBody("a").length + "answer 1".length;
  const waited = line.waited.reduce((sum, ms) => sum + ms, 0);
  expect(waited).toBeCloseTo(2 * 800 + (bytes * 8) / 50, 6);
  line.proxy.shape(null);
  line.waited.length = 0;
  expect(await textOf(line.send("b"))).toBe("answer 2");
  expect(line.waited).toEqual([]);
});

test("the proxy strikes one that brings something, and a plague everything until it ends", async ({
  line,
}) => {
  const struck = line.proxy.strike({ kind: "status", status: 500 });
  expect((await line.send("a", 0)).status).toBe(200);
  expect((await line.send("b")).status).toBe(500);
  await struck;
  const plague = line.proxy.plague({ kind: "status", status: 502 });
  expect((await line.send("c", 0)).status).toBe(502);
  await plague.met;
  expect((await line.send("d")).status).toBe(502);
  plague.end();
  expect((await line.send("e")).status).toBe(200);
  expect(line.words()).toEqual(["a", "e"]);
});

test("the proxy without signal answers nothing until it is back", async ({ line }) => {
  line.proxy.offline();
  await expect(line.send("a")).rejects.toThrow();
  line.proxy.online();
  expect(await textOf(line.send("b"))).toBe("answer 1");
});
