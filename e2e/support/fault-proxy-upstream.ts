import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

/** What the device asked, whole. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What the server answered, whole. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The proxy's own way to the server. */
export class Upstream {
  readonly #target: number;

  constructor(target: number) {
    this.#target = target;
  }

  ask(asked: Asked): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const line = request(this.#to(asked), (reply) => {
        bodyOf(reply).then((body) => {
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body });
        }, reject);
      });
      line.once("error", reject);
      line.end(asked.body);
    });
  }

  /** So many bytes of the body arrive, of all that its head promises; then the line is dead. */
  cut(asked: Asked, afterBytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const line = request(this.#to(asked));
      // The head must be on its way too when nothing of the body is.
      line.flushHeaders();
      line.once("error", reject);
      line.once("socket", (socket) => {
        const end = (): void => {
          line.off("error", reject).on("error", () => undefined);
          socket.destroy();
          resolve();
        };
        // Behind the head, which is waiting for the connection as well.
        socket.once("connect", () => socket.write(asked.body.subarray(0, afterBytes), end));
      });
    });
  }

  // The host stays the one the browser asked for: origin and host must agree at the server.
  // A connection of its own for each, so that no idle one dies under a request: faults are ours alone to make.
  #to({ method, url, headers }: Asked) {
    return { port: this.#target, host: "127.0.0.1", method, path: url, headers, agent: false as const };
  }
}
