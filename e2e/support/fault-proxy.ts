import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pass } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { type AnswerFault, type Fault, FaultPlan, type Line, type Met } from "./fault";
import { type Asked, bodyOf, type Reply, Upstream } from "./fault-proxy-upstream";

/** One exchange as it went over the wire. */
export interface Recorded {
  request: Buffer;
  status: number;
  /** Whole, as the server sent it, also where the device got less. */
  answer: Buffer;
}

type Wait = (ms: number) => Promise<unknown>;

const EXCHANGE = "/api/sync/v1/exchange";
const PORTAL =
  "<!doctype html><title>Free Wi-Fi</title><h1>Welcome</h1><form><button>Connect</button></form>";
/** Begins like gzip and is none. */
const GARBAGE = Buffer.concat([Buffer.from([0x1f, 0x8b, 0x08, 0x00]), Buffer.alloc(400, 0xa5)]);
/** A slow line carries so much at a time. */
const SLOW_CHUNK_BYTES = 512;

/** An exchange that brings something, by its first line. */
function pushes(body: Buffer): boolean {
  const [hello = "{}"] = gunzipSync(body).toString().split("\n", 1);
  return Number((JSON.parse(hello) as { ops?: number }).ops) > 0;
}

/** The network between one device and the server. The device only ever knows this one's address. */
export class FaultProxy {
  readonly exchanges: Recorded[] = [];
  readonly #plan = new FaultPlan();
  readonly #server: Server;
  readonly #upstream: Upstream;
  readonly #wait: Wait;
  readonly #sockets = new Set<Socket>();
  #late: { newerToCome: number; arrive: () => Promise<void> }[] = [];
  #line: Line | null = null;
  #offline = false;

  private constructor(target: number, wait: Wait) {
    this.#upstream = new Upstream(target);
    this.#wait = wait;
    this.#server = createServer((incoming, answer) => {
      this.#pass(incoming, answer).catch(() => answer.destroy());
    });
    this.#server.keepAliveTimeout = 600_000;
    this.#server.on("connection", (socket) => {
      if (this.#offline) socket.destroy();
      this.#sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.once("close", () => this.#sockets.delete(socket));
    });
  }

  /** @param wait how a slow line lets time pass */
  static async before(target: number, wait: Wait = pass): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, wait);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** No signal: whatever is under way dies, and nothing new is answered. */
  offline(): void {
    this.#offline = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  online(): void {
    this.#offline = false;
  }

  /** From now on everything comes slowly; null ends it. */
  shape(line: Line | null): void {
    this.#line = line;
  }

  /** The next exchange that brings something meets this fault. @returns a promise that is kept once it has happened */
  strike(fault: Fault): Promise<void> {
    return this.#plan.strike(fault);
  }

  /** Every exchange meets this fault until it ends. `met` is kept once it has happened to one. */
  plague(fault: Fault): { met: Promise<void>; end: () => void } {
    return this.#plan.plague(fault);
  }

  async close(): Promise<void> {
    this.offline();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = incoming;
    const asked: Asked = { method, url, headers, body: await bodyOf(incoming) };
    await this.#carry(asked.body.length);
    const isExchange = url === EXCHANGE && method === "POST";
    const met = isExchange ? this.#plan.next(pushes(asked.body)) : null;
    if (met) await this.#suffer(met, asked, answer);
    else await this.#send(answer, await this.#ask(asked));
    if (isExchange) await this.#oneMoreEnded();
  }

  /** A slow line's share of the time. */
  async #carry(bytes: number): Promise<void> {
    if (this.#line) await this.#wait(this.#line.delayMs + (bytes * 8_000) / this.#line.bitsPerSecond);
  }

  async #ask(asked: Asked): Promise<Reply> {
    const reply = await this.#upstream.ask(asked);
    if (asked.url === EXCHANGE)
      this.exchanges.push({ request: asked.body, status: reply.status, answer: reply.body });
    return reply;
  }

  async #suffer({ fault, happened }: Met, asked: Asked, answer: ServerResponse): Promise<void> {
    switch (fault.kind) {
      case "captive":
        answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PORTAL);
        break;
      case "status": {
        const wait = fault.retryAfterS === undefined ? {} : { "retry-after": String(fault.retryAfterS) };
        answer.writeHead(fault.status, { ...wait, "content-length": "0" }).end();
        break;
      }
      case "cut-request":
        await this.#upstream.cut(asked, fault.afterBytes);
        answer.destroy();
        break;
      case "overtaken":
        answer.destroy();
        return this.#later(fault.byNewer, asked, happened);
      case "delayed-copy":
        await this.#send(answer, await this.#ask(asked));
        return this.#later(fault.afterNewer, asked, happened);
      case "duplicate": {
        const replies = { first: await this.#ask(asked), second: await this.#ask(asked) };
        await this.#send(answer, replies[fault.answer]);
        break;
      }
      default:
        await this.#spoil(fault, answer, await this.#ask(asked), happened);
    }
    happened();
  }

  /** Everything that happens to an answer on its way. */
  async #spoil(
    fault: AnswerFault,
    answer: ServerResponse,
    reply: Reply,
    happened: () => void,
  ): Promise<void> {
    const { body } = reply;
    switch (fault.kind) {
      case "hold":
        await fault.until;
        return this.#send(answer, reply);
      case "swallow":
        answer.destroy();
        return;
      case "flip": {
        const flipped = Buffer.from(body);
        const at = Math.min(fault.at, body.length - 1);
        flipped[at] = 0xff ^ (body[at] ?? 0);
        return this.#send(answer, { ...reply, body: flipped });
      }
      case "garbage-gzip":
        return this.#send(answer, {
          ...reply,
          headers: { ...reply.headers, "content-encoding": "gzip" },
          body: GARBAGE,
        });
      case "cut":
        await begin(answer, reply, fault.afterBytes);
        answer.destroy();
        return;
      case "stall":
        await begin(answer, reply, fault.afterBytes);
        happened();
        await once(answer, "close");
    }
  }

  async #send(answer: ServerResponse, reply: Reply): Promise<void> {
    await this.#carry(0);
    writeHead(answer, reply);
    let at = 0;
    for (; this.#line && at < reply.body.length; at += SLOW_CHUNK_BYTES) {
      const chunk = reply.body.subarray(at, at + SLOW_CHUNK_BYTES);
      await this.#wait((chunk.length * 8_000) / this.#line.bitsPerSecond);
      answer.write(chunk);
    }
    answer.end(reply.body.subarray(at));
  }

  /** This request reaches the server only after so many newer exchanges; nobody hears the answer. */
  #later(newerToCome: number, asked: Asked, happened: () => void): void {
    // The exchange that is ending now is none of the newer ones.
    this.#late.push({ newerToCome: newerToCome + 1, arrive: () => this.#ask(asked).then(happened) });
  }

  async #oneMoreEnded(): Promise<void> {
    for (const late of this.#late) late.newerToCome -= 1;
    const due = this.#late.filter(({ newerToCome }) => newerToCome === 0);
    this.#late = this.#late.filter(({ newerToCome }) => newerToCome > 0);
    for (const { arrive } of due) await arrive();
  }
}

function writeHead(answer: ServerResponse, { status, headers, body }: Reply): void {
  const { "transfer-encoding": _chunked, connection: _connection, ...rest } = headers;
  answer.writeHead(status, { ...rest, "content-length": String(body.length) });
}

/** The head and so many bytes are on their way when this resolves. */
async function begin(answer: ServerResponse, reply: Reply, bytes: number): Promise<void> {
  writeHead(answer, reply);
  // A head is not sent before something follows it.
  answer.flushHeaders();
  if (bytes > 0) await new Promise((resolve) => answer.write(reply.body.subarray(0, bytes), resolve));
}
