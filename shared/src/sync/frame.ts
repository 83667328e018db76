import { err, ok, type Result } from "../base/result";
import { type Column, IdList, idsOf, looksRandom, packColumn, unpackColumn } from "./frame-column";

/** One row of a frame: a record as the server has it, or the news that it left the scope. */
export interface Row {
  collection: string;
  id: string;
  seq: number;
  /** `live`, `deleted` (a tombstone), or `gone` (it lies in another scope now: rule S3). */
  state: "live" | "deleted" | "gone";
  /** Who made the record, by staff id; empty for the system. */
  by: string;
  /** When the server took the record's first op, milliseconds UTC. */
  at: number;
  fields: Record<string, unknown>;
}

/** The rows of one collection, as columns under their names. */
interface Section {
  /** The collection. */
  c: string;
  /** How many rows. */
  n: number;
  /** The ids; absent when they are the next ones of the frame's list. */
  id?: Column;
  seq: Column;
  /** Positions of rows that are not live: deleted as they are, gone as -1 - position. */
  x?: number[];
  by: Column;
  at: Column;
  f: Record<string, Column>;
}

interface FrameText {
  v: 1;
  /** The random ids, without anything between them: first those of the rows, then those only referred to. */
  ids: string;
  s: Section[];
}

function byCollection(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.collection);
    if (group) group.push(row);
    else groups.set(row.collection, [row]);
  }
  return groups;
}

function sectionOf(name: string, members: readonly Row[], isListed: boolean, ids: IdList): Section {
  const names = new Set<string>();
  for (const row of members) for (const field of Object.keys(row.fields)) names.add(field);
  const special = members.flatMap((row, at) =>
    row.state === "live" ? [] : [row.state === "deleted" ? at : -1 - at],
  );
  const packed = (of: (row: Row) => unknown) => packColumn(members.map(of), ids);
  return {
    c: name,
    n: members.length,
    ...(isListed ? {} : { id: packed((row) => row.id) }),
    seq: packed((row) => row.seq),
    ...(special.length ? { x: special } : {}),
    by: packed((row) => row.by),
    at: packed((row) => row.at),
    f: Object.fromEntries([...names].map((field) => [field, packed((row) => row.fields[field])])),
  };
}

/** Whether the rows' ids can be read off the frame's list in order: random ones, none of which stood in it before. */
function listIds(members: readonly Row[], seen: Set<string>): boolean {
  const ids = new Set(members.map((row) => row.id));
  const isNew = ids.size === members.length && members.every(({ id }) => looksRandom(id) && !seen.has(id));
  if (isNew) for (const id of ids) seen.add(id);
  return isNew;
}

/**
 * The text of a frame: per collection the rows as columns under their names, which compress far better than rows.
 * @param rows of one scope, any order; equal rows in equal order give equal text
 */
export function encodeFrame(rows: readonly Row[]): string {
  const ids = new IdList();
  const groups = byCollection(rows);
  const seen = new Set<string>();
  const listed = new Set<string>();
  // All ids of rows come first, so that a reference to any of them, in any section, is a place in the list.
  for (const [name, members] of groups) {
    if (!listIds(members, seen)) continue;
    listed.add(name);
    for (const { id } of members) ids.place(id);
  }
  const sections = [...groups].map(([name, members]) => sectionOf(name, members, listed.has(name), ids));
  const frame: FrameText = { v: 1, ids: ids.text(), s: sections };
  return JSON.stringify(frame);
}

/** Most sections have no row that is not live. */
const ALL_LIVE: ReadonlyMap<number, "deleted" | "gone"> = new Map();

function sectionRows(section: Section, own: readonly unknown[], ids: readonly string[]): Row[] {
  const { c: collection, n } = section;
  const seqs = unpackColumn(section.seq, n, ids) as number[];
  const times = unpackColumn(section.at, n, ids) as number[];
  const authors = unpackColumn(section.by, n, ids) as string[];
  const names = Object.keys(section.f);
  const columns = Object.values(section.f).map((packed) => unpackColumn(packed, n, ids));
  const states = section.x
    ? new Map(section.x.map((at) => (at < 0 ? [-1 - at, "gone" as const] : [at, "deleted" as const])))
    : ALL_LIVE;
  return own.map((id, at) => {
    const fields: Record<string, unknown> = {};
    for (const [column, name] of names.entries()) {
      const value = columns[column]?.[at];
      if (value !== null && value !== undefined) fields[name] = value;
    }
    return {
      collection,
      id: String(id),
      seq: seqs[at] ?? 0,
      state: states.get(at) ?? "live",
      by: authors[at] ?? "",
      at: times[at] ?? 0,
      fields,
    };
  });
}

/** Reads a frame's text. Columns and collections this version does not know come out like all others (rule P6). */
export function decodeFrame(text: string): Result<Row[], { code: "frame" }> {
  try {
    const frame = JSON.parse(text) as FrameText;
    const ids = idsOf(frame.ids);
    let next = 0;
    const rows = frame.s.flatMap((section) => {
      const own = section.id
        ? unpackColumn(section.id, section.n, ids)
        : ids.slice(next, (next += section.n));
      if (own.length !== section.n) throw new Error("a row without an id");
      return sectionRows(section, own, ids);
    });
    return ok(rows);
  } catch {
    return err({ code: "frame" });
  }
}
