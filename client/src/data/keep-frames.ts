import { Dexie } from "dexie";
import { assert } from "@konta/shared/base/assert";
import type { Row } from "@konta/shared/sync/frame";
import { LIMITS } from "@konta/shared/sync/limits";
import type { CameFrame } from "../sync/sync-store";
import type { Topic } from "./border";
import { opsOnRecords, sweepEchoes } from "./echoes";
import { indexInBackground } from "./find-people";
import { announce, noteChanged, randomNumber, type Replica, scopeNumber } from "./replica";
import type { SegmentRow } from "./replica-database";
import { readFrame, sealSegment } from "./segments";

interface ReadyFrame {
  segment: SegmentRow;
  rows: readonly Row[];
  bytes: number;
}

/** Why a frame was not kept. Its cursor did not move, so the same rows come again. */
export class FrameRefused extends Error {
  override readonly name = "FrameRefused";
}

async function ready(replica: Replica, { head, gzipped }: CameFrame): Promise<ReadyFrame> {
  if (gzipped.length > LIMITS.frameBytesMax) throw new FrameRefused("too many bytes");
  const scope = scopeNumber(replica, head.scope);
  if (scope === null) throw new FrameRefused("scope not granted");
  const frame = await readFrame(gzipped);
  if (!frame) throw new FrameRefused("not a frame");
  const { rows, bytes } = frame;
  if (rows.length > LIMITS.frameRows || rows.length !== head.rows) throw new FrameRefused("rows");
  const known = { gzipped, rows: rows.length, lo: head.lo, hi: head.hi };
  return { segment: await sealSegment(replica, scope, randomNumber(replica), known), rows, bytes };
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
    return await relaxed.transaction("rw", relaxed.segment, relaxed.scope, async () => {
      const known = (await relaxed.scope.bulkGet(numbers)).filter((scope) => scope !== undefined);
      const scopes = new Map(known.map((scope) => [scope.number, scope]));
      const kept: ReadyFrame[] = [];
      for (const frame of frames) {
        const { segment } = frame;
        const scope = scopes.get(segment.scope);
        // Taken away meanwhile, or had already: a repeated frame changes nothing.
        if (!scope || scope.leaving || segment.hi <= scope.cursor) continue;
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
 * Keeps frames as they came, sealed, each with its cursor; several may share a transaction.
 * @throws FrameRefused when one is none; nothing of the batch is kept then
 */
export async function keepFrames(replica: Replica, frames: readonly CameFrame[]): Promise<void> {
  // Inflating and sealing run beside this thread: one frame's wait is another one's turn.
  const sealed = await Promise.all(frames.map((frame) => ready(replica, frame)));
  const kept = await write(replica, sealed);
  const topics = new Set<Topic>(["sync"]);
  const changed: { collection: string; id: string }[] = [];
  for (const { segment, rows, bytes } of kept) {
    const scope = replica.scopes.get(segment.scope);
    assert(scope, "a kept frame's scope is known");
    scope.cursor = segment.hi;
    if (segment.rows === 0) continue;
    replica.segments.set(segment.number, { scope: segment.scope, size: segment.size, rows: segment.rows });
    replica.frames.put(segment.number, rows, bytes);
    const entries = replica.directory.apply(segment.number, segment.scope, rows);
    for (const topic of noteChanged(replica, entries)) topics.add(topic);
    changed.push(...entries);
  }
  if (kept.length > 0) announce(replica, topics);
  await sweepEchoes(replica, opsOnRecords(replica, changed));
  void indexInBackground(replica);
}
