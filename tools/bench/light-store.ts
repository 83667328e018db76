import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { isCustody, type OpResult } from "@konta/shared/sync/answer";
import { LIMITS } from "@konta/shared/sync/limits";
import type { OpLine } from "@konta/shared/sync/op-line";
import type { CameFrame, Position, SyncStore } from "../../client/src/sync/sync-store";

export interface LightOp extends OpLine {
  group: string;
}

/**
 * The engine's store with nothing but what the exchange needs, in memory: two hundred shipped stores would be measured
 * as clients of this machine and not as the load of a server (docs/decisions, "storm-with-a-light-store").
 */
export class LightStore implements SyncStore {
  readonly replica: string;
  #incarnation: number;
  #epoch: string | null = null;
  #counter = 0;
  #custody: number | null = null;
  readonly #unsent: Map<number, LightOp>;
  readonly cursors = new Map<string, number>();
  readonly told: OpResult[] = [];
  frames = 0;
  bytes = 0;

  constructor(replica: string, incarnation: number, ops: readonly LightOp[]) {
    this.replica = replica;
    this.#incarnation = incarnation;
    this.#unsent = new Map(ops.map((op) => [op.n, op]));
  }

  get unsent(): number {
    return this.#unsent.size;
  }

  position(): Promise<Position> {
    return Promise.resolve({
      replica: this.replica,
      schema: SCHEMA_VERSION,
      incarnation: this.#incarnation,
      epoch: this.#epoch,
      cursors: Object.fromEntries(this.cursors),
      leaving: [],
      sums: null,
      repairs: 0,
      custody: this.#custody,
      custodyHash: null,
      unsent: this.#unsent.size,
      unopened: 0,
      oldestUnsentAt: null,
    });
  }

  nextCounter(): Promise<number> {
    this.#counter += 1;
    return Promise.resolve(this.#counter);
  }

  raiseCounter(to: number): Promise<void> {
    this.#counter = Math.max(to, this.#counter);
    return Promise.resolve();
  }

  unsentOps(limit: number, bytes: number): Promise<OpLine[]> {
    const lines: LightOp[] = [];
    let size = 0;
    for (const op of this.#unsent.values()) {
      const isFull = lines.length >= Math.min(limit, LIMITS.opsPerPush) || size + op.text.length > bytes;
      if (isFull && lines.at(-1)?.group !== op.group && lines.length > 0) break;
      lines.push(op);
      size += op.text.length;
    }
    return Promise.resolve(lines.map(({ incarnation, n, text }) => ({ incarnation, n, text })));
  }

  heard(): void {
    // Kept ops grow old by it, and here nothing is kept.
  }

  acknowledge(results: readonly OpResult[], epoch: string): Promise<void> {
    this.#epoch ??= epoch;
    for (const result of results) {
      const [, n, status] = result;
      if (!isCustody(status)) continue;
      this.told.push(result);
      this.#unsent.delete(n);
      this.#custody = Math.max(n, this.#custody ?? 0);
    }
    return Promise.resolve();
  }

  takeIncarnation(): Promise<void> {
    return Promise.reject(new Error("a fork: nobody here was cloned"));
  }

  keepFrames(frames: readonly CameFrame[]): Promise<void> {
    for (const { head, gzipped } of frames) {
      const at = this.cursors.get(head.scope) ?? 0;
      // A frame that does not begin where the last one ended would leave a hole (rule P7).
      if (head.lo > at) throw new Error(`a frame of ${head.scope} begins at ${head.lo}, the cursor is ${at}`);
      this.cursors.set(head.scope, Math.max(at, head.hi));
      this.bytes += gzipped.length;
    }
    this.frames += frames.length;
    return Promise.resolve();
  }

  grantScopes(scopes: readonly string[]): Promise<void> {
    for (const scope of this.cursors.keys()) if (!scopes.includes(scope)) this.cursors.delete(scope);
    for (const scope of scopes) if (!this.cursors.has(scope)) this.cursors.set(scope, 0);
    return Promise.resolve();
  }

  startEpoch(): Promise<void> {
    return Promise.reject(new Error("another epoch: nothing was restored"));
  }

  // What follows is for the overlay, for rows that were lost here, for a second tab: a storm has none of it.
  caughtUp = (): Promise<void> => Promise.resolve();
  sums = (): Promise<null> => Promise.resolve(null);
  buckets = (): Promise<null> => Promise.resolve(null);
  nextRepair = (): "none" => "none";
  noteRepair = (): void => undefined;
  keepRepair = (): Promise<void> => Promise.resolve();
  startScopeAgain = (): Promise<void> => Promise.resolve();
  lead = (): Promise<void> => Promise.resolve();
  beat = (): Promise<void> => Promise.resolve();
  leaderSign = (): Promise<string> => Promise.resolve("");
}
