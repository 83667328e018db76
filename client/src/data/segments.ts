import { decodeFrame, type Row } from "@konta/shared/sync/frame";
import { raiseRow } from "@konta/shared/schema-steps/change-version";
import { compartmentOf } from "@konta/shared/sync/scope";
import { textOf } from "../vault/bytes";
import { beside } from "./beside";
import { compartmentOfKey, keyNumber } from "../vault/seal";
import { gunzip } from "./gzip";
import type { Arrival } from "./arrivals";
import { incidentOf } from "./incidents";
import { noteChanged } from "./note-changed";
import { announce, placeOf, type Replica, scopeOf } from "./replica";
import type { SegmentRow } from "./replica-database";

/** A frame that inflates beyond this is a bomb, not a frame. */
export const INFLATED_LIMIT_BYTES = 64_000_000;

export interface DecodedFrame {
  rows: Row[];
  bytes: number;
}

/** Null when the bytes are no frame. @param schema the version of the fields in it; they come out in today's words */
export async function readFrame(gzipped: Uint8Array, schema: number): Promise<DecodedFrame | null> {
  const inflated = await gunzip(gzipped, INFLATED_LIMIT_BYTES);
  if (!inflated) return null;
  try {
    const decoded = decodeFrame(textOf(inflated));
    if (!decoded.ok) return null;
    return { rows: decoded.value.map((row) => raiseRow(row, schema)), bytes: inflated.length };
  } catch {
    return null;
  }
}

/**
 * Seals a frame for the segment it becomes; outside any transaction (rule D7).
 * @param schema the version of the fields in it
 */
export async function sealSegment(
  replica: Replica,
  scope: number,
  number: number,
  frame: { gzipped: Uint8Array; rows: number; lo: number; hi: number },
  schema: number,
): Promise<SegmentRow> {
  const compartment = compartmentOf(scopeOf(replica, scope).name);
  const { gzipped, rows, lo, hi } = frame;
  const sealed = await replica.keys.seal(compartment, placeOf(replica, "segment", number, scope), gzipped);
  const key = keyNumber(compartment);
  return { number, scope, key, size: gzipped.length, rows, lo, hi, schema, sealed };
}

/** The gzipped frame of a segment; null when it does not open. */
export async function openSegment(replica: Replica, row: SegmentRow): Promise<Uint8Array | null> {
  const compartment = compartmentOfKey(row.key);
  if (!compartment) return null;
  return replica.keys.open(compartment, placeOf(replica, "segment", row.number, row.scope), row.sealed);
}

/**
 * A segment as it lies on the disk. Browsers may refuse to read a large value that they once took; a second try tells that
 * from a passing fault.
 */
export async function readSegment(
  replica: Replica,
  number: number,
): Promise<SegmentRow | "unreadable" | undefined> {
  const { segment } = replica.databases.relaxed;
  try {
    return await segment.get(number).catch(() => segment.get(number));
  } catch {
    return replica.closed ? undefined : "unreadable";
  }
}

/**
 * The rows of a segment, from memory or from the disk. A segment that does not open, or that the
 * browser cannot read, is dropped, its scope starts again
 * and the incident is kept to be shown (rule D6); its rows come out as none.
 */
export async function rowsOfSegment(replica: Replica, number: number): Promise<readonly Row[]> {
  const cached = replica.frames.get(number);
  if (cached) return cached;
  const row = await readSegment(replica, number);
  if (row === undefined) return [];
  if (row === "unreadable") return dropped(replica, number);
  const gzipped = await openSegment(replica, row);
  return rowsOfFrame(replica, number, row.rows, gzipped, row.schema);
}

/** The rows of a frame that has just been kept, from its bytes in memory; otherwise as `rowsOfSegment`. */
export const rowsOfArrival = (
  replica: Replica,
  { segment, rows, gzipped }: Arrival,
): Promise<readonly Row[]> => rowsOfFrame(replica, segment, rows, gzipped, replica.schema);

async function rowsOfFrame(
  replica: Replica,
  number: number,
  rows: number,
  gzipped: Uint8Array | null,
  schema: number,
): Promise<readonly Row[]> {
  const frame = gzipped && (await readFrame(gzipped, schema));
  if (frame?.rows.length !== rows) return dropped(replica, number);
  replica.frames.put(number, frame.rows, frame.bytes);
  return frame.rows;
}

/** After what is being written: a cursor must not move on while its scope starts again. */
function dropped(replica: Replica, number: number): readonly Row[] {
  beside(
    replica,
    replica.writes.run(() => dropSegment(replica, number)),
  );
  return [];
}

/** By its key alone: its bytes may be what the browser cannot read. */
async function dropSegment(replica: Replica, number: number): Promise<void> {
  const known = replica.segments.get(number);
  if (replica.closed || !known) return;
  const { strict } = replica.databases;
  const incident = await incidentOf(replica, "segment-dropped");
  const wasThere = await strict.transaction("rw", strict.segment, strict.scope, strict.meta, async () => {
    if ((await strict.segment.where("number").equals(number).primaryKeys()).length === 0) return false;
    await strict.segment.delete(number);
    await strict.scope.update(known.scope, { cursor: 0 });
    await incident.write();
    return true;
  });
  if (!wasThere) return;
  incident.known();
  const scope = replica.scopes.get(known.scope);
  if (scope) scope.cursor = 0;
  replica.segments.delete(number);
  replica.frames.forget(number);
  const topics = noteChanged(replica, replica.directory.dropSegments(new Set([number])));
  announce(replica, topics.add("sync"));
}
