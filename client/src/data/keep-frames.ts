import { Dexie } from "dexie";
import { assert } from "@konta/shared/base/assert";
import { LIMITS } from "@konta/shared/sync/limits";
import type { CameFrame } from "../sync/sync-store";
import { beside } from "./beside";
import { checkFence } from "./fence";
import { isGzip } from "./gzip";
import { readArrivals } from "./read-arrivals";
import { announce, randomNumber, type Replica, scopeNumber } from "./replica";
import type { SegmentRow } from "./replica-database";
import { sealSegment } from "./segments";

interface ReadyFrame {
  segment: SegmentRow;
  gzipped: Uint8Array;
}

/** Why a frame was not kept. Its cursor did not move, so the same rows come again. */
export class FrameRefused extends Error {
  override readonly name = "FrameRefused";
}

/** Null for a frame of a scope that is not kept here, such as one whose compartment this person has no key for yet. */
async function ready(replica: Replica, { head, gzipped }: CameFrame): Promise<ReadyFrame | null> {
  if (gzipped.length > LIMITS.frameBytesMax) throw new FrameRefused("too many bytes");
  const scope = scopeNumber(replica, head.scope);
  if (scope === null) return null;
  if (!isGzip(gzipped)) throw new FrameRefused("not a frame");
  if (head.rows > LIMITS.frameRows) throw new FrameRefused("rows");
  const known = { gzipped, rows: head.rows, lo: head.lo, hi: head.hi };
  return {
    segment: await sealSegment(replica, scope, randomNumber(replica), known, replica.schema),
    gzipped,
  };
}

/** The first failure says why; the list around it only how many. */
function whyNot(failure: unknown): unknown {
  return failure instanceof Dexie.BulkError ? (failure.failures[0] ?? failure) : failure;
}

/** One relaxed transaction: segments and cursors fall back together (rules P5, P7, D1). */
async function write(replica: Replica, frames: readonly ReadyFrame[]): Promise<ReadyFrame[]> {
  const { relaxed } = replica.databases;
  const numbers = [...new Set(frames.map(({ segment }) => segment.scope))];
  try {
    return await relaxed.transaction("rw", relaxed.segment, relaxed.scope, relaxed.meta, async () => {
      await checkFence(replica, relaxed);
      const known = (await relaxed.scope.bulkGet(numbers)).filter((scope) => scope !== undefined);
      const scopes = new Map(known.map((scope) => [scope.number, scope]));
      const kept: ReadyFrame[] = [];
      for (const frame of frames) {
        const { segment } = frame;
        const scope = scopes.get(segment.scope);
        // Taken away meanwhile, or had already: a repeated frame changes nothing.
        if (!scope || scope.leaving || segment.hi <= scope.cursor) continue;
        // Its scope has started again while the frame was on its way: what lies before it is not here (rules P7, D6).
        if (segment.lo > scope.cursor) continue;
        scope.cursor = segment.hi;
        kept.push(frame);
      }
      await relaxed.segment.bulkAdd(kept.flatMap(({ segment }) => (segment.rows > 0 ? [segment] : [])));
      await relaxed.scope.bulkPut(known);
      return kept;
    });
  } catch (failure) {
    throw whyNot(failure);
  }
}

/**
 * Keeps frames as they came, sealed, each with its cursor; several may share a transaction. They are read afterwards,
 * beside the exchange; one that then turns out to be no frame is dropped and asked for again (rule D6).
 * @throws FrameRefused when one is none; nothing of the batch is kept then
 */
export async function keepFrames(replica: Replica, frames: readonly CameFrame[]): Promise<void> {
  // Sealing runs beside this thread: one frame's wait is another one's turn.
  const sealed = await Promise.all(frames.map((frame) => ready(replica, frame)));
  const kept = await write(
    replica,
    sealed.filter((frame) => frame !== null),
  );
  for (const { segment, gzipped } of kept) {
    const scope = replica.scopes.get(segment.scope);
    assert(scope, "a kept frame's scope is known");
    scope.cursor = segment.hi;
    if (segment.rows === 0) continue;
    replica.segments.set(segment.number, { scope: segment.scope, rows: null });
    replica.arrivals.add([{ segment: segment.number, scope: segment.scope, gzipped, rows: segment.rows }]);
  }
  if (kept.length > 0) announce(replica, new Set(["sync"]));
  beside(replica, readArrivals(replica));
}
