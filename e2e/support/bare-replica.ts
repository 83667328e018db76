import { createHash, createHmac, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { framesOf, type Frame, partsOf } from "./wire";
import type { Account } from "./accounts";

const SYNC_TYPE = "application/x-konta-sync";

export interface BareOp {
  collection: string;
  id: string;
  fields: Record<string, unknown>;
  group?: string;
  base?: [string, number];
}

/** A record or replica id: 128 random bits in base64url. */
export const newId = (): string => randomBytes(16).toString("base64url");

interface Keys {
  replica: string;
  exchangeKey: string;
  incarnation: number;
  keys: Record<string, string>;
}

/** `[incarnation, n, status, seq]` per op, as the server answered. */
export type OpStatus = [number, number, string, number];

/**
 * A device that is not the product's: it signs in with somebody's real account and speaks the exchange by the
 * documents alone, so that it can also say what the product's own screens never would.
 */
export class BareReplica {
  readonly keys: Keys;
  readonly #origin: string;
  #counter = 0;
  #n = 0;

  private constructor(origin: string, keys: Keys) {
    this.#origin = origin;
    this.keys = keys;
  }

  static async enrol(origin: string, { username, password }: Account): Promise<BareReplica> {
    const json = { "content-type": "application/json", origin };
    const signedIn = await fetch(`${origin}/api/session`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ username, password }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const enrolled = await fetch(`${origin}/api/sync/v1/enrol`, {
      method: "POST",
      headers: { ...json, cookie },
      body: JSON.stringify({ kind: "field", device: "bare" }),
    });
    if (!enrolled.ok) throw new Error(`${username} could not enrol: ${enrolled.status}`);
    return new BareReplica(origin, (await enrolled.json()) as Keys);
  }

  /** The text of an op and its line; `n` counts up by one. */
  line({ group, ...op }: BareOp): string {
    const text = JSON.stringify({
      group: group ?? `g${this.#n + 1}`,
      kind: "put",
      at: Date.now(),
      schema: 1,
      ...op,
    });
    return this.lineOf(text);
  }

  /** A line around any text at all, also one that is no op. */
  lineOf(text: string): string {
    this.#n += 1;
    return `[${this.keys.incarnation},${this.#n},${text}]`;
  }

  /** Sends lines under a proof that holds. */
  async push(lines: readonly string[]): Promise<{ status: number; results: OpStatus[]; frames: Frame[] }> {
    const answer = await this.answerTo(lines);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200) return { status: answer.status, results: [], frames: [] };
    const results = (partsOf(bytes)[0]?.head.results ?? []) as OpStatus[];
    return { status: 200, results, frames: framesOf(bytes) };
  }

  /**
   * As `push`, for whoever looks at the answer itself.
   * @param unsent how much it says that it has, of which these lines are a part
   */
  answerTo(lines: readonly string[], unsent = lines.length): Promise<Response> {
    const hello = {
      protocol: 1,
      schema: 1,
      replica: this.keys.replica,
      incarnation: this.keys.incarnation,
      counter: this.#counter + 1,
      hash: "0".repeat(16),
      cursors: {},
      unsent,
      ...(unsent === 0 ? {} : { oldestUnsentAt: Date.now() }),
      clock: Date.now(),
      build: "bare",
      ops: lines.length,
    };
    return this.send(gzipSync([JSON.stringify(hello), ...lines].join("\n")));
  }

  /** Sends any bytes under a proof that holds. */
  send(body: Buffer): Promise<Response> {
    this.#counter += 1;
    const { replica, exchangeKey } = this.keys;
    const bodyHash = createHash("sha256").update(body).digest("hex");
    const mac = createHmac("sha256", Buffer.from(exchangeKey, "base64url"))
      .update(`konta exchange 1\n${replica}\n${this.#counter}\n${bodyHash}`)
      .digest("hex");
    return fetch(`${this.#origin}/api/sync/v1/exchange`, {
      method: "POST",
      headers: {
        "content-type": SYNC_TYPE,
        "x-konta-encoding": "gzip",
        "x-konta-replica": replica,
        "x-konta-counter": String(this.#counter),
        "x-konta-mac": mac,
      },
      body: new Uint8Array(body),
    });
  }
}
