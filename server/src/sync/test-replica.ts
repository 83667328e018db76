import { createHash, createHmac, randomBytes } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Compartment, COMPARTMENTS } from "@konta/shared/access/compartment";
import { recordIdFrom } from "@konta/shared/base/id";
import type { AnswerHead, EndHead, FrameHead, PartHead } from "@konta/shared/sync/answer";
import { decodeFrame, type Row } from "@konta/shared/sync/frame";
import { type Op, opText } from "@konta/shared/sync/op";
import { type OpLine, opLine } from "@konta/shared/sync/op-line";
import { partMacInput, PartReader } from "@konta/shared/sync/part-codec";
import { requestMacText } from "@konta/shared/sync/request-mac";
import { stateHash } from "@konta/shared/sync/state-hash";
import type { Database } from "../db/open-database";
import { addReplica } from "../db/replicas";
import { exchange, type ExchangeAnswer } from "./exchange";
import { FrameCache } from "./scope-frames";

export const aRecordId = (): string => recordIdFrom(randomBytes(16));

export interface Heard {
  answer: AnswerHead;
  frames: { head: FrameHead; rows: Row[] }[];
  end: EndHead | null;
  bytes: Uint8Array;
}

/** A replica that speaks the protocol with the real handler, byte for byte, and remembers as little as it can. */
export class TestReplica {
  readonly id = randomBytes(16).toString("base64url");
  readonly key = randomBytes(32);
  readonly rows = new Map<string, Row>();
  cursors: Record<string, number> = {};
  epoch: string | undefined;
  incarnation = 1;
  counter = 0;
  n = 0;
  /** Ops it still holds beside those it sends. */
  waiting = 0;
  /** The version of the fields that it knows. */
  schema = 1;
  code = "";
  /** Of the request sent last: what its answer has to prove. */
  lastMac = "";
  /** What its hello says of the sums; absent until a test sets it. */
  sums: string | undefined;
  /** The greatest number that it says this epoch's server has; absent until a test sets it. */
  custody: number | undefined;
  custodyHash: string | undefined;
  /** What of its ops broke the server's own code. */
  readonly alerts: unknown[] = [];
  /** Scopes that it says are still to be removed. */
  leaving: string[] = [];

  constructor(
    readonly db: Database,
    readonly staffId: string,
    readonly now: () => number,
    readonly kind: "field" | "office" = "field",
    readonly serverNow: () => number = now,
    held: readonly Compartment[] = COMPARTMENTS,
  ) {
    const compartments = Object.fromEntries(held.map((name) => [name, "a key"]));
    const keys = { exchange: this.key.toString("base64url"), compartments };
    this.code = addReplica(db, {
      id: this.id,
      staffId,
      kind,
      device: "test",
      deviceId: "",
      keys,
      now: now(),
    });
  }

  /** An op of this replica; `fields`, `collection` and `id` are what matters. */
  op(change: Partial<Op> & Pick<Op, "collection" | "id">): OpLine {
    this.n += 1;
    const text = opText({
      group: `g${this.n}`,
      kind: "put",
      fields: {},
      at: this.now(),
      schema: this.schema,
      ...change,
    });
    return { incarnation: this.incarnation, n: this.n, text };
  }

  /** Where this replica has a record on screen. */
  base(id: string): [string, number] {
    const row = this.rows.get(id);
    if (!row || !this.epoch) throw new Error("not on this replica");
    return [this.epoch, row.seq];
  }

  body(lines: readonly OpLine[], withCursors = true): Uint8Array {
    const hello = {
      protocol: 1,
      schema: this.schema,
      replica: this.id,
      incarnation: this.incarnation,
      counter: this.counter,
      epoch: this.epoch,
      hash: stateHash(this.epoch ?? "", this.cursors),
      ...(withCursors ? { cursors: this.cursors } : {}),
      ...(this.leaving.length === 0 ? {} : { leaving: this.leaving }),
      ...(this.custody === undefined ? {} : { custody: this.custody }),
      ...(this.custodyHash === undefined ? {} : { custodyHash: this.custodyHash }),
      ...(this.sums === undefined ? {} : { sums: this.sums }),
      unsent: lines.length + this.waiting,
      ...(lines.length + this.waiting === 0 ? {} : { oldestUnsentAt: this.now() }),
      clock: this.now(),
      build: "test",
      ops: lines.length,
    };
    return gzipSync([JSON.stringify(hello), ...lines.map(opLine)].join("\n"));
  }

  sign(body: Uint8Array): string {
    const bodyHash = createHash("sha256").update(body).digest("hex");
    return createHmac("sha256", this.key)
      .update(requestMacText(this.id, this.counter, bodyHash))
      .digest("hex");
  }

  send(body: Uint8Array, mac = this.sign(body)): Promise<ExchangeAnswer> {
    const context = {
      db: this.db,
      cache: new FrameCache(1_000_000),
      now: this.serverNow,
      onUnexpected: (problem: unknown) => void this.alerts.push(problem),
    };
    this.lastMac = mac;
    return exchange(context, { replica: this.id, counter: this.counter, mac, body });
  }

  /** One whole exchange; keeps rows and cursors as a device would. */
  async sync(lines: readonly OpLine[] = [], withCursors = true): Promise<Heard> {
    this.counter += 1;
    const answer = await this.send(this.body(lines, withCursors));
    if (!answer.ok) throw new Error(`refused: ${answer.problem}`);
    const chunks: Uint8Array[] = [];
    for await (const part of answer.parts) chunks.push(part);
    const heard = this.hear(Buffer.concat(chunks));
    this.keep(heard);
    return heard;
  }

  hear(bytes: Uint8Array): Heard {
    const reader = new PartReader(10_000_000);
    const parts = reader.push(bytes);
    if (parts === "too-large") throw new Error("a part is too large");
    const heard: Partial<Heard> & Pick<Heard, "frames"> = { frames: [] };
    parts.forEach((part, place) => {
      const mac = createHmac("sha256", this.key).update(
        partMacInput(this.lastMac, place, part.head, part.body),
      );
      if (!mac.digest().subarray(0, 16).equals(Buffer.from(part.mac)))
        throw new Error("a part is not the server's");
      const head = JSON.parse(Buffer.from(part.head).toString()) as PartHead;
      if (head.kind === "answer") heard.answer = head;
      else if (head.kind === "end") heard.end = head;
      else {
        const rows = decodeFrame(gunzipSync(part.body).toString());
        if (!rows.ok) throw new Error("a frame does not open");
        heard.frames.push({ head, rows: rows.value });
      }
    });
    if (!heard.answer) throw new Error("no answer");
    return { answer: heard.answer, frames: heard.frames, end: heard.end ?? null, bytes };
  }

  keep({ answer, frames }: Heard): void {
    this.epoch = answer.epoch;
    if (answer.scopes)
      this.cursors = Object.fromEntries(
        Object.keys(answer.scopes).map((scope) => [scope, this.cursors[scope] ?? 0]),
      );
    for (const { head, rows } of frames) {
      this.cursors[head.scope] = head.hi;
      for (const row of rows) if ((this.rows.get(row.id)?.seq ?? 0) < row.seq) this.rows.set(row.id, row);
    }
  }
}
