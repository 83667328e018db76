import { assert } from "@konta/shared/base/assert";
import { decodeFrame, encodeFrame, type Row } from "@konta/shared/sync/frame";
import { SCHEMA_VERSION } from "@konta/shared/sync/protocol-version";
import { LIMITS } from "@konta/shared/sync/limits";
import { textOf } from "../vault/bytes";
import { gunzip, gzip } from "./gzip";
import { isDeposed } from "./fence";
import { announce, isDirectoryComplete, randomNumber, type Replica } from "./replica";
import type { SegmentRow } from "./replica-database";
import { INFLATED_LIMIT_BYTES, openSegment, readFrame, readSegment, sealSegment } from "./segments";

/** Fewer small or stale segments of one scope are not worth a rewrite. */
const FEWEST_TO_MERGE = 4;
const MOST_AT_ONCE = 32;
const versionOf = (text: string): unknown => (JSON.parse(text) as { v?: unknown }).v;
const OWN_VERSION = versionOf(encodeFrame([]));

/** Only a frame of the version written here is written anew: what a later one says beside it stays (rule P6). */
const isUnderstood = (text: string): boolean => versionOf(text) === OWN_VERSION;

/** Segments of one scope that are small, or half stale. */
function chosen(replica: Replica): { scope: number; segments: number[] } | null {
  const living = replica.directory.livingRows();
  const byScope = new Map<number, number[]>();
  for (const [number, { scope, rows }] of replica.segments) {
    // Rows that are not in the directory would be taken for stale.
    if (rows === null || replica.scopes.get(scope)?.leaving !== false) continue;
    if (rows > LIMITS.frameRows / 2 && (living.get(number) ?? 0) * 2 > rows) continue;
    byScope.set(scope, [...(byScope.get(scope) ?? []), number]);
  }
  for (const [scope, segments] of byScope)
    if (segments.length >= FEWEST_TO_MERGE) return { scope, segments: segments.slice(0, MOST_AT_ONCE) };
  return null;
}

/** The rows of a segment that may be written anew; null when it cannot be read, or speaks a later version. */
export async function rewritableRows(replica: Replica, number: number): Promise<Row[] | null> {
  const row = await readSegment(replica, number);
  if (row === "unreadable") return null;
  const gzipped = row && (await openSegment(replica, row));
  const inflated = gzipped && (await gunzip(gzipped, INFLATED_LIMIT_BYTES));
  const frame = gzipped && (await readFrame(gzipped, row.schema));
  if (!inflated || !frame || !isUnderstood(textOf(inflated))) return null;
  return frame.rows;
}

/** Those that are still the newest of their record in the scope, tombstones and departures among them. */
export const livingOf = (replica: Replica, scope: number, number: number, rows: readonly Row[]): Row[] =>
  rows.filter((each, at) => replica.directory.isNewestInScope(number, scope, at, each));

export interface Packed {
  segment: SegmentRow;
  rows: Row[];
}

/** Rows of one scope as new segments, sealed and not written yet. */
export async function packed(replica: Replica, scope: number, rows: readonly Row[]): Promise<Packed[]> {
  const merged: Packed[] = [];
  for (let at = 0; at < rows.length; at += LIMITS.frameRows) {
    const part = rows.slice(at, at + LIMITS.frameRows);
    const seqs = part.map(({ seq }) => seq);
    const text = encodeFrame(part);
    // A frame groups its rows by collection: their places are those of the frame, not of the list.
    const decoded = decodeFrame(text);
    assert(decoded.ok, "an own frame can be read");
    const frame = {
      gzipped: await gzip(text),
      rows: part.length,
      lo: Math.min(...seqs),
      hi: Math.max(...seqs),
    };
    merged.push({
      segment: await sealSegment(replica, scope, randomNumber(replica), frame, SCHEMA_VERSION),
      rows: decoded.value,
    });
  }
  return merged;
}

/**
 * One transaction: new in, old out. False when something of it changed meanwhile, or another tab leads now, which knows
 * better what is stale; nothing was written then.
 */
function exchangeSegments(
  replica: Replica,
  scope: number,
  old: number[],
  merged: Packed[],
): Promise<boolean> {
  const { relaxed } = replica.databases;
  return relaxed.transaction("rw", relaxed.segment, relaxed.scope, relaxed.meta, async () => {
    if (await isDeposed(replica, relaxed)) return false;
    const there = await relaxed.segment.where("number").anyOf(old).primaryKeys();
    const standing = await relaxed.scope.get(scope);
    if (there.length < old.length || !standing || standing.leaving) return false;
    await relaxed.segment.bulkAdd(merged.map(({ segment }) => segment));
    await relaxed.segment.bulkDelete(old);
    return true;
  });
}

/**
 * Merges small and stale segments of one scope (rule D4); what the replica knows is the same before and after. Reading
 * and sealing happen beside everything else, and the one transaction only when nothing waits to be written.
 * @returns whether something was merged and more may be worth it
 */
export async function mergeSegments(replica: Replica): Promise<boolean> {
  if (!isDirectoryComplete(replica) || replica.closed || replica.writes.busy) return false;
  const choice = chosen(replica);
  if (!choice) return false;
  const { scope } = choice;
  const rows: Row[] = [];
  const old: number[] = [];
  for (const number of choice.segments) {
    const all = await rewritableRows(replica, number);
    if (all) {
      rows.push(...livingOf(replica, scope, number, all));
      old.push(number);
    }
    await replica.ports.pause();
    if (replica.closed || replica.writes.busy) return false;
  }
  if (old.length < FEWEST_TO_MERGE) return false;
  return replaceSegments(replica, scope, old, rows);
}

/**
 * Puts rows in the place of the segments they were read from.
 * @returns whether it was done: not when one of the old ones is gone, or its scope is leaving
 */
export async function replaceSegments(
  replica: Replica,
  scope: number,
  old: number[],
  rows: readonly Row[],
): Promise<boolean> {
  const merged = await packed(replica, scope, rows);
  return replica.writes.run(async () => {
    if (replica.closed || !(await exchangeSegments(replica, scope, old, merged))) return false;
    for (const { segment, rows: its } of merged) {
      replica.segments.set(segment.number, { scope, rows: segment.rows });
      replica.directory.apply(segment.number, scope, its);
    }
    replica.directory.dropSegments(new Set(old));
    for (const number of old) {
      replica.segments.delete(number);
      replica.frames.forget(number);
    }
    announce(replica, new Set());
    return true;
  });
}
