import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FrameHead } from "@konta/shared/sync/answer";
import { encodeFrame, type Row } from "@konta/shared/sync/frame";
import { lowerRow } from "@konta/shared/schema-steps/change-version";
import { LIMITS } from "@konta/shared/sync/limits";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import type { Database } from "../db/open-database";
import { openRecord, type RecordRow, scopeRows, scopeSizes } from "../db/records";
import { rowFields } from "./row-fields";

const deflated = promisify(gzip);

export interface Frame {
  head: FrameHead;
  body: Uint8Array;
}

/**
 * Little memory means short blocks, each with a code of its own: ids, digits and Greek lie apart in a frame, and a code
 * that suits one of them suits the others badly. Measured: 6 % smaller than the usual 8.
 */
const COMPRESSION = { level: 6, memLevel: 5 };

/** Rows of one scope as the body of a part. */
export async function gzippedFrame(rows: readonly Row[]): Promise<Uint8Array> {
  // What zlib answers is a window on a block of 16 kB; kept as it is, a small frame would keep the whole block.
  return new Uint8Array(await deflated(encodeFrame(rows), COMPRESSION));
}

/** About how many bytes of JSON become one of gzip in these rows; only decides where a frame is cut first. */
const USUAL_RATIO = 6;
const FULL_BYTES = LIMITS.frameBytes * USUAL_RATIO;
/** What a row costs beside its fields. */
const ROW_BYTES = 60;

export function rowOf(db: Database, stored: RecordRow): Row {
  const opened = openRecord(db, stored);
  const { collection, id, seq, deleted, createdBy, createdAt } = opened;
  return {
    collection,
    id,
    seq,
    state: deleted ? "deleted" : "live",
    by: createdBy,
    at: createdAt,
    fields: deleted ? {} : rowFields(opened),
  };
}

/** A seq up to which a frame is full for certain, so that what it has no room for is not read. */
function fullAt(db: Database, scope: string, cursor: number, head: number): number {
  let size = 0;
  for (const { seq, bytes } of scopeSizes(db, scope, cursor, head, LIMITS.frameRows)) {
    size += bytes + ROW_BYTES;
    if (size >= FULL_BYTES) return seq;
  }
  return head;
}

/** The next rows of a scope above a cursor, by seq, cut where a frame is full. */
function nextRows(db: Database, scope: string, cursor: number, head: number): Row[] {
  const limit = LIMITS.frameRows;
  const found = scopeRows(db, scope, cursor, fullAt(db, scope, cursor, head), limit);
  const rows: { seq: number; size: number; row: () => Row }[] = [
    ...found.records.map((each) => ({
      seq: each.seq,
      size: each.data.length + ROW_BYTES,
      row: () => rowOf(db, each),
    })),
    ...found.gone.map((each) => ({
      seq: each.seq,
      size: ROW_BYTES,
      row: (): Row => ({
        collection: each.collection,
        id: each.id,
        seq: each.seq,
        state: "gone",
        by: "",
        at: 0,
        fields: {},
      }),
    })),
  ].sort((a, b) => a.seq - b.seq);
  const taken: Row[] = [];
  let size = 0;
  for (const each of rows.slice(0, limit)) {
    taken.push(each.row());
    size += each.size;
    if (size >= FULL_BYTES) break;
  }
  return taken;
}

/**
 * What was framed once is sent again as it is; a frame is named by the state of its scope, so it can never be stale. Who
 * asks for one that is being made waits for it: a storm of tablets with the same cursor costs one.
 */
export class FrameCache {
  readonly #frames = new Map<string, Promise<Frame>>();
  /** Bytes of those that are there, oldest first. */
  readonly #sizes = new Map<string, number>();
  #bytes = 0;

  constructor(readonly limitBytes: number) {}

  framed(key: string, make: () => Promise<Frame>): Promise<Frame> {
    const kept = this.#frames.get(key);
    if (kept) return kept;
    const made = make();
    this.#frames.set(key, made);
    made.then(
      ({ body }) => this.#count(key, body.length),
      // Whoever waits hears of it; the next one tries anew.
      () => this.#frames.delete(key),
    );
    return made;
  }

  #count(key: string, bytes: number): void {
    this.#sizes.set(key, bytes);
    this.#bytes += bytes;
    for (const [oldest, its] of this.#sizes) {
      if (this.#bytes <= this.limitBytes) break;
      this.#frames.delete(oldest);
      this.#sizes.delete(oldest);
      this.#bytes -= its;
    }
  }
}

/** Words shrink less than numbers do. A frame that came out this large is cut once more, where it is about full (rule P5). */
const TOO_LARGE_BYTES = (LIMITS.frameBytes * 4) / 3;

async function smallEnough(rows: readonly Row[]): Promise<{ rows: readonly Row[]; body: Uint8Array }> {
  const body = await gzippedFrame(rows);
  if (body.length <= TOO_LARGE_BYTES || rows.length === 1) return { rows, body };
  const fewer = rows.slice(0, Math.max(1, Math.floor((rows.length * LIMITS.frameBytes) / body.length)));
  return { rows: fewer, body: await gzippedFrame(fewer) };
}

async function frameOf(
  db: Database,
  scope: string,
  at: number,
  head: number,
  schema: number,
): Promise<Frame> {
  const { rows, body } = await smallEnough(nextRows(db, scope, at, head).map((row) => lowerRow(row, schema)));
  // Rows that moved on while the answer was under way lie above this head: the next exchange brings them.
  const hi = rows.at(-1)?.seq ?? head;
  return { head: { kind: "frame", scope, rows: rows.length, lo: at, hi }, body };
}

/**
 * The frames of one scope above a cursor, in order of seq; after the last one the cursor stands at the scope's head.
 * @param schema the version of the fields that the device knows (rule V2)
 */
export async function* scopeFrames(
  db: Database,
  cache: FrameCache,
  scope: string,
  cursor: number,
  head: number,
  schema: number = SCHEMA_VERSION,
): AsyncGenerator<Frame> {
  let at = cursor;
  while (at < head) {
    const key = `${db.epoch}|${scope}|${at}|${head}|${Math.min(schema, SCHEMA_VERSION)}`;
    const from = at;
    const frame = await cache.framed(key, () => frameOf(db, scope, from, head, schema));
    at = frame.head.hi;
    yield frame;
  }
}
