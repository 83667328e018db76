import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gunzipSync } from "node:zlib";

/**
 * What a network does to an answer. `cut`: so many bytes arrive, then the line is dead · `swallow`: the server did
 * everything and nothing arrives · `captive`: a Wi-Fi portal answers instead, with status 200 · `busy`: 503 and
 * `Retry-After` · `hold`: the answer waits until it is let go.
 */
export type Fault =
  | { kind: "cut"; afterBytes: number }
  | { kind: "swallow" }
  | { kind: "captive" }
  | { kind: "busy"; retryAfterS: number }
  | { kind: "hold"; until: Promise<void> };

/** One exchange as it went over the wire. */
export interface Recorded {
  request: Buffer;
  status: number;
  /** Whole, as the server sent it, also where the device got less. */
  answer: Buffer;
}

interface Struck {
  fault: Fault;
  happened: () => void;
}

const EXCHANGE = "/api/sync/v1/exchange";
const PORTAL =
  "<!doctype html><title>Free Wi-Fi</title><h1>Welcome</h1><form><button>Connect</button></form>";

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** An exchange that brings something, by its first line. */
function pushes(body: Buffer): boolean {
  const [hello = "{}"] = gunzipSync(body).toString().split("\n", 1);
  return Number((JSON.parse(hello) as { ops?: number }).ops) > 0;
}

/** The network between one device and the server. The device only ever knows this one's address. */
export class FaultProxy {
  readonly exchanges: Recorded[] = [];
  readonly #server: Server;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #struck: Struck[] = [];
  #offline = false;

  private constructor(target: number) {
    this.#target = target;
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

  static async before(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
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

  /** The next exchange that brings something meets this fault. @returns a promise that is kept once it has */
  strike(fault: Fault): Promise<void> {
    return new Promise((resolve) => this.#struck.push({ fault, happened: resolve }));
  }

  async close(): Promise<void> {
    this.offline();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const isExchange = incoming.url === EXCHANGE && incoming.method === "POST";
    const struck = isExchange && pushes(body) ? this.#struck.shift() : undefined;
    if (struck?.fault.kind === "captive") {
      answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PORTAL);
    } else if (struck?.fault.kind === "busy") {
      answer.writeHead(503, { "retry-after": String(struck.fault.retryAfterS), "content-length": "0" }).end();
    } else {
      const reply = await this.#ask(incoming, body);
      const bytes = await bodyOf(reply);
      if (isExchange) this.exchanges.push({ request: body, status: reply.statusCode ?? 0, answer: bytes });
      if (struck?.fault.kind === "hold") await struck.fault.until;
      await this.#answer(answer, reply, bytes, struck?.fault);
    }
    struck?.happened();
  }

  #ask(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { method, url, headers } = incoming;
      // The host stays the one the browser asked for: origin and host must agree at the server.
      // A connection of its own for each, so that no idle one dies under a request: faults are ours alone to make.
      const to = { port: this.#target, host: "127.0.0.1", method, path: url, headers, agent: false };
      const asked = request(to, resolve);
      asked.once("error", reject);
      asked.end(body);
    });
  }

  async #answer(answer: ServerResponse, reply: IncomingMessage, bytes: Buffer, fault?: Fault): Promise<void> {
    if (fault?.kind === "swallow") {
      answer.destroy();
      return;
    }
    const { "transfer-encoding": _chunked, connection: _connection, ...headers } = reply.headers;
    answer.writeHead(reply.statusCode ?? 502, { ...headers, "content-length": String(bytes.length) });
    if (fault?.kind !== "cut") {
      answer.end(bytes);
      return;
    }
    await new Promise((resolve) => answer.write(bytes.subarray(0, fault.afterBytes), resolve));
    answer.destroy();
  }
}
