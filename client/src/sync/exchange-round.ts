import { type AnswerHead, partHeadSchema } from "@konta/shared/sync/answer";
import type { Hello } from "@konta/shared/sync/hello";
import { LIMITS } from "@konta/shared/sync/limits";
import { opLine } from "@konta/shared/sync/op-line";
import { partMacInput, PartReader, type RawPart } from "@konta/shared/sync/part-codec";
import { PROTOCOL_VERSION } from "@konta/shared/sync/protocol-version";
import { stateHash } from "@konta/shared/sync/state-hash";
import * as z from "zod/mini";
import type { Reply } from "./exchange-port";
import { fromTheLine, isCutOff } from "./from-the-line";
import { noAnswer, type NoAnswer, type RequestPorts, sendSigned } from "./signed-request";
import type { Arriving } from "./sync-status";
import type { CameFrame, Position, SyncStore } from "./sync-store";

export interface EnginePorts extends RequestPorts {
  store: SyncStore;
  /** Milliseconds UTC. */
  now: () => number;
  build: string;
  /** Told how far a pull is; null when it ended, whole or not. */
  onArriving?: (arriving: Arriving | null) => void;
}

/**
 * How one round ended. Only `whole` moved everything; whatever arrived whole before a cut was kept (rule P5), and
 * nothing that could not prove itself moved anything (rule P1).
 */
export type RoundEnd =
  | { kind: "whole"; answer: AnswerHead; delivered: number; frames: number }
  | { kind: "cut"; delivered: number }
  | NoAnswer;

/** Aim for one push, in ops: a group more may come on top and the server still takes it. */
const PUSH_OPS = LIMITS.opsPerPush - LIMITS.opsPerGroup;

/** Aim for one push, in UTF-16 units of op text (about 30 kB of Greek on the wire, and a tenth of a second at the server): a group more may come on top, never half of one. */
const PUSH_TEXT = 100_000;

/** The largest part a device takes: a wrong length must not make it wait for gigabytes. */
export const PART_LIMIT_BYTES = LIMITS.frameBytesMax + 1_000_000;

function hello(ports: EnginePorts, at: Position, counter: number, ops: number, withCursors: boolean): Hello {
  return {
    protocol: PROTOCOL_VERSION,
    schema: at.schema,
    replica: at.replica,
    incarnation: at.incarnation,
    counter,
    ...(at.epoch === null ? {} : { epoch: at.epoch }),
    hash: stateHash(at.epoch ?? "", at.cursors),
    ...(withCursors ? { cursors: at.cursors } : {}),
    ...(at.custody === null ? {} : { custody: at.custody }),
    ...(at.custodyHash === null ? {} : { custodyHash: at.custodyHash }),
    ...(at.leaving.length === 0 ? {} : { leaving: at.leaving }),
    ...(at.sums === null ? {} : { sums: at.sums }),
    ...(at.repairs === 0 ? {} : { repairs: at.repairs }),
    unsent: at.unsent + at.unopened,
    ...(at.oldestUnsentAt === null ? {} : { oldestUnsentAt: at.oldestUnsentAt }),
    clock: ports.now(),
    build: ports.build,
    ops,
  };
}

/**
 * One request and its answer.
 * @param withCursors whether the hello names every cursor (rule P9)
 * @param withOps whether what is unsent goes along; the hello says how much it is all the same
 * @throws what failed on this device while it asked or kept the answer; what had come whole before stays
 */
export async function exchangeRound(
  ports: EnginePorts,
  withCursors: boolean,
  withOps = true,
): Promise<RoundEnd> {
  const at = await ports.store.position();
  const lines = withOps ? await ports.store.unsentOps(PUSH_OPS, PUSH_TEXT) : [];
  const counter = await ports.store.nextCounter();
  const withEach = withCursors || lines.length > 0 || at.epoch === null;
  const head = hello(ports, at, counter, lines.length, withEach);
  const text = [JSON.stringify(head), ...lines.map(opLine)].join("\n");
  const answered = await sendSigned(ports, "exchange", { replica: at.replica, counter, text });
  if (!answered) return { kind: "no-network" };
  const { reply, mac } = answered;
  const none = noAnswer(reply, ports.now());
  if (none) return none;
  return new AnswerReader(ports, { counter, mac }, at).read(reply).finally(() => ports.onArriving?.(null));
}

/** Reads an answer part by part; each is proven, then kept, before the next one counts. */
class AnswerReader {
  #place = 0;
  #answer: AnswerHead | null = null;
  #ended = false;
  #delivered = 0;
  #frames = 0;
  #came: CameFrame[] = [];
  /** Scopes of which something is still on its way, with their heads. */
  readonly #heads = new Map<string, number>();
  #total = 0;

  constructor(
    readonly ports: EnginePorts,
    /** An answer to another request proves nothing here. */
    readonly request: { counter: number; mac: string },
    readonly before: Position,
  ) {}

  async read(reply: Reply): Promise<RoundEnd> {
    const reader = new PartReader(PART_LIMIT_BYTES);
    try {
      for await (const chunk of fromTheLine(reply.chunks)) {
        const parts = reader.push(chunk);
        if (parts === "too-large") return this.#stopped();
        let genuine = true;
        for (const part of parts) if (genuine) genuine = await this.#take(part);
        await this.#keep();
        if (!genuine) return this.#stopped();
      }
    } catch (problem) {
      // What failed here is ours to report, and the same bytes may fail again; a broken connection is only a cut.
      if (!isCutOff(problem)) throw problem;
      return { kind: "cut", delivered: this.#delivered };
    }
    if (this.#answer && this.#ended)
      return { kind: "whole", answer: this.#answer, delivered: this.#delivered, frames: this.#frames };
    return this.#place === 0 ? { kind: "not-our-server" } : { kind: "cut", delivered: this.#delivered };
  }

  #stopped(): RoundEnd {
    return this.#place === 0 ? { kind: "not-our-server" } : { kind: "cut", delivered: this.#delivered };
  }

  /** False when the part does not prove itself: then nothing of it, and nothing after it, counts. */
  async #take(part: RawPart): Promise<boolean> {
    const { proof } = this.ports;
    const input = partMacInput(this.request.mac, this.#place, part.head, part.body);
    if (!(await proof.verify16(input, part.mac))) return false;
    this.#place += 1;
    const head = z.safeParse(partHeadSchema, JSON.parse(new TextDecoder().decode(part.head)));
    // A kind of part this version does not know is passed over: the wire only grows (rule V1).
    if (!head.success) return this.#answer !== null;
    const { data } = head;
    if (data.kind === "answer") {
      if (data.counter !== this.request.counter) return false;
      this.#answer = data;
      await this.#takeAnswer(data);
    } else if (data.kind === "frame") {
      if (!this.#answer) return false;
      this.#came.push({ head: data, gzipped: part.body });
    } else this.#ended = true;
    return true;
  }

  /** What came in one piece of the stream is kept in one transaction, before the next piece is read. */
  async #keep(): Promise<void> {
    if (!this.#answer || this.#came.length === 0) return;
    await this.ports.store.keepFrames(this.#came, this.#answer.epoch);
    this.#frames += this.#came.length;
    for (const { head } of this.#came)
      if (head.hi >= (this.#heads.get(head.scope) ?? 0)) this.#heads.delete(head.scope);
    this.#came = [];
    this.ports.onArriving?.({ done: this.#total - this.#heads.size, total: this.#total });
  }

  async #takeAnswer(answer: AnswerHead): Promise<void> {
    const { store } = this.ports;
    const { epoch } = this.before;
    store.heard(answer.time);
    const isAnother = epoch !== null && answer.epoch !== epoch;
    if (isAnother) await store.startEpoch(answer.epoch);
    if (answer.lastCounter !== undefined) return store.raiseCounter(answer.lastCounter);
    // What was delivered before is offered again now, and this answer is about what was written after it: taken out of the
    // overlay first, it would leave the older word on the screen. Sent once more in its order it gets the same answer (P2).
    if (!isAnother) {
      await store.acknowledge(answer.results, answer.epoch);
      this.#delivered = answer.results.length;
    }
    if (answer.incarnation) await store.takeIncarnation(answer.incarnation.number, answer.incarnation.code);
    if (!answer.scopes) {
      if (!answer.want && !answer.sums && !answer.upgrade) await store.caughtUp(answer.head, answer.epoch);
      return;
    }
    await store.grantScopes(Object.keys(answer.scopes), answer.epoch);
    const sameEpoch = epoch === answer.epoch;
    for (const [scope, head] of Object.entries(answer.scopes))
      if (head > (sameEpoch ? (this.before.cursors[scope] ?? 0) : 0)) this.#heads.set(scope, head);
    this.#total = this.#heads.size;
  }
}
