import { assert } from "@konta/shared/base/assert";
import { hash64 } from "@konta/shared/base/hash64";
import type { OpResult } from "@konta/shared/sync/answer";
import type { OpLine } from "@konta/shared/sync/op-line";
import { sumsHash } from "@konta/shared/sync/state-hash";
import type { CameFrame, Position, Repair, SyncStore } from "../sync/sync-store";
import { acknowledge, takeIncarnation } from "./acknowledge";
import { beside } from "./beside";
import { sweepEchoes } from "./echoes";
import { hideExpired } from "./expired-grants";
import { beat, checkFence, lead, leaderSign } from "./fence";
import { grantScopes } from "./grant-scopes";
import { keepFrames } from "./keep-frames";
import type { KeptOp } from "./kept-op";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";
import { numberIn } from "./replica-database";
import { keepRepair, nextRepair, noteRepair, scopeBuckets, scopeSums, startScopeAgain } from "./repair-scope";
import { hearClock } from "./server-clock";
import { startEpoch } from "./start-epoch";
import { isStorageFull } from "../sync/storage-full";

/** What the sync engine needs of an unlocked replica. */
export class ReplicaSyncStore implements SyncStore {
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  async position(): Promise<Position> {
    const { id, schema, databases, standing, scopes, me, unopened } = this.#replica;
    const unsent = this.#unsent();
    const cursors: Record<string, number> = {};
    const going: string[] = [];
    for (const { name, cursor, leaving } of scopes.values())
      if (leaving) going.push(name);
      else cursors[name] = cursor;
    const sums = standing.epoch === null ? null : scopeSums(this.#replica);
    const custody = (await numberIn(databases.strict, "custody", 0)) || null;
    return {
      replica: id,
      schema,
      incarnation: await numberIn(databases.strict, "incarnation", me.incarnation),
      epoch: standing.epoch,
      cursors,
      leaving: going,
      sums: sums && sumsHash(standing.epoch ?? "", sums),
      repairs: await numberIn(databases.strict, "repairs", 0),
      custody,
      custodyHash: custody === null ? null : await this.#hashOf(custody),
      unsent: unsent.length,
      unopened: unopened.length,
      oldestUnsentAt: unsent.reduce<number | null>(
        (oldest, { kept }) => Math.min(oldest ?? kept.savedAt, kept.savedAt),
        null,
      ),
    };
  }

  async #hashOf(n: number): Promise<string | null> {
    const row = await this.#replica.databases.strict.outbox.get(n);
    const kept = row && (await openKept(this.#replica, "outbox", row));
    return kept ? hash64(kept.text) : null;
  }

  async lead(): Promise<void> {
    await lead(this.#replica);
  }

  beat(): Promise<void> {
    return beat(this.#replica);
  }

  leaderSign(): Promise<string> {
    return leaderSign(this.#replica);
  }

  hasUnsent(): boolean {
    return this.#unsent().length > 0;
  }

  /** In the order they were made; also those this version cannot read: what was saved once is sent (rule O3). */
  #unsent(): { n: number; kept: KeptOp }[] {
    const { pending, sendOnly } = this.#replica;
    const all = [...pending.unsent(), ...[...sendOnly].map(([n, kept]) => ({ n, kept }))];
    return sendOnly.size === 0 ? all : all.sort((a, b) => a.n - b.n);
  }

  /** Without room for it the number is kept in memory: a full device is the one that must be able to hand over. */
  async nextCounter(): Promise<number> {
    const replica = this.#replica;
    const { strict } = replica.databases;
    let next = 0;
    try {
      await strict.transaction("rw", strict.meta, async () => {
        await checkFence(replica, strict);
        next = Math.max(replica.counter, await numberIn(strict, "counter", 0)) + 1;
        await strict.meta.put({ name: "counter", value: next });
      });
    } catch (problem) {
      if (!isStorageFull(problem) || next === 0) throw problem;
    }
    replica.counter = next;
    return next;
  }

  async raiseCounter(to: number): Promise<void> {
    const { strict } = this.#replica.databases;
    await strict.transaction("rw", strict.meta, async () => {
      await checkFence(this.#replica, strict);
      this.#replica.counter = Math.max(to, this.#replica.counter);
      const value = Math.max(to, await numberIn(strict, "counter", 0));
      await strict.meta.put({ name: "counter", value });
    });
  }

  unsentOps(limit: number, bytes: number): Promise<OpLine[]> {
    const lines: OpLine[] = [];
    let size = 0;
    let group: string | null = null;
    for (const { n, kept } of this.#unsent()) {
      // Sent under this replica's key it would count as this person's: somebody else's waits for its author (rule O4).
      if (kept.author !== this.#replica.me.staffId) continue;
      const isFull = lines.length >= limit || size + kept.text.length > bytes;
      if (isFull && lines.length > 0 && kept.group !== group) break;
      lines.push({ incarnation: kept.incarnation, n, text: kept.text });
      size += kept.text.length;
      group = kept.group;
    }
    return Promise.resolve(lines);
  }

  heard(at: number): void {
    hearClock(this.#replica, at);
    // What did not open for want of a contact opens with it.
    if (this.#replica.silentSince !== null) beside(this.#replica, hideExpired(this.#replica));
  }

  acknowledge(results: readonly OpResult[], epoch: string): Promise<void> {
    return this.#write(epoch, () => acknowledge(this.#replica, results));
  }

  takeIncarnation(number: number, code: string): Promise<void> {
    return this.#replica.writes.run(() => takeIncarnation(this.#replica, number, code, "profile-copied"));
  }

  /** Several frames in one transaction: for a first pull, where a transaction per frame would cost the time. */
  keepFrames(frames: readonly CameFrame[], epoch: string): Promise<void> {
    return this.#write(epoch, () => keepFrames(this.#replica, frames));
  }

  grantScopes(scopes: readonly string[], epoch: string): Promise<void> {
    return this.#write(epoch, () => grantScopes(this.#replica, scopes));
  }

  caughtUp(head: number, epoch: string): Promise<void> {
    const replica = this.#replica;
    if (head <= replica.caughtUpTo) return Promise.resolve();
    return this.#write(epoch, async () => {
      // What ends a thawed tab elsewhere may have had nothing to do in its answer.
      await checkFence(replica, replica.databases.strict);
      replica.caughtUpTo = head;
      await sweepEchoes(replica, replica.pending.all());
    });
  }

  sums(): Promise<Record<string, string> | null> {
    return Promise.resolve(scopeSums(this.#replica));
  }

  buckets(scope: string): Promise<{ cursor: number; buckets: string } | null> {
    return Promise.resolve(scopeBuckets(this.#replica, scope));
  }

  nextRepair(scope: string): "rows" | "scope" | "none" {
    return nextRepair(this.#replica, scope);
  }

  noteRepair(scope: string, step: "rows" | "scope"): void {
    noteRepair(this.#replica, scope, step);
  }

  keepRepair(scope: string, cursor: number, repair: Repair, epoch: string): Promise<void> {
    return this.#write(epoch, () => keepRepair(this.#replica, scope, cursor, repair));
  }

  startScopeAgain(scope: string): Promise<void> {
    return this.#replica.writes.run(() => startScopeAgain(this.#replica, scope));
  }

  startEpoch(epoch: string): Promise<void> {
    return this.#replica.writes.run(() => startEpoch(this.#replica, epoch));
  }

  /** What another epoch said must not be mixed with this one's cursors. */
  #write(epoch: string, work: () => Promise<void>): Promise<void> {
    return this.#replica.writes.run(async () => {
      if (this.#replica.standing.epoch === null) await startEpoch(this.#replica, epoch);
      assert(this.#replica.standing.epoch === epoch, "startEpoch comes before anything of another epoch");
      await work();
    });
  }
}
