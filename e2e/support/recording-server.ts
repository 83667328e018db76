import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** One request as it reached the server. */
export interface Reached {
  body: Buffer;
  /** False when the line died before all of it was there. */
  whole: boolean;
}

/** Stands where the server stands, keeps what reaches it, and answers the number of the request. */
export class RecordingServer {
  readonly reached: Reached[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((incoming, answer) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.once("close", () => {
        this.reached.push({ body: Buffer.concat(chunks), whole: incoming.complete });
        answer.end(`answer ${this.reached.length}`);
      });
    });
  }

  static async start(): Promise<RecordingServer> {
    const recording = new RecordingServer();
    await new Promise<void>((resolve) => recording.#server.listen(0, "127.0.0.1", resolve));
    return recording;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The body of an exchange that brings so many ops, told apart by a word. */
export const exchangeBody = (word: string, ops = 1): Buffer => gzipSync(JSON.stringify({ word, ops }));
