import { err, ok, type Result } from "../base/result";

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

/** Integers as differences from the one before: repeated seqs and times shrink to a digit or two. */
interface Differences {
  d: number[];
}
type Column = unknown[] | Differences;

interface Section {
  c: string;
  id: string[];
  seq: Differences;
  /** Positions of rows that are not live: deleted as they are, gone as -1 - position. */
  x?: number[];
  by: Column;
  at: Differences;
  f: Record<string, Column>;
}

const differences = (values: readonly number[]): Differences => {
  let last = 0;
  return {
    d: values.map((value) => {
      const step = value - last;
      last = value;
      return step;
    }),
  };
};

const summed = ({ d }: Differences): number[] => {
  let last = 0;
  return d.map((step) => (last += step));
};

const column = (values: unknown[]): Column =>
  values.every((value) => Number.isSafeInteger(value)) ? differences(values as number[]) : values;

const values = (packed: Column): unknown[] => (Array.isArray(packed) ? packed : summed(packed));

/**
 * The text of a frame: per collection the rows as columns under their names, which compress far better than rows.
 * @param rows of one scope, any order; equal rows in equal order give equal text
 */
export function encodeFrame(rows: readonly Row[]): string {
  const byCollection = new Map<string, Row[]>();
  for (const row of rows) {
    const list = byCollection.get(row.collection);
    if (list) list.push(row);
    else byCollection.set(row.collection, [row]);
  }
  const sections: Section[] = [];
  for (const [name, members] of byCollection) {
    const names = new Set<string>();
    for (const row of members) for (const field of Object.keys(row.fields)) names.add(field);
    const special = members.flatMap((row, at) =>
      row.state === "live" ? [] : [row.state === "deleted" ? at : -1 - at],
    );
    sections.push({
      c: name,
      id: members.map((row) => row.id),
      seq: differences(members.map((row) => row.seq)),
      ...(special.length ? { x: special } : {}),
      by: members.map((row) => row.by),
      at: differences(members.map((row) => row.at)),
      f: Object.fromEntries(
        [...names].map((field) => [field, column(members.map((row) => row.fields[field] ?? null))]),
      ),
    });
  }
  return JSON.stringify({ v: 1, s: sections });
}

function sectionRows(section: Section): Row[] {
  const seqs = summed(section.seq);
  const times = summed(section.at);
  const authors = values(section.by);
  const columns = Object.entries(section.f).map(([name, packed]) => [name, values(packed)] as const);
  const states = new Map(
    (section.x ?? []).map((at) => (at < 0 ? [-1 - at, "gone" as const] : [at, "deleted" as const])),
  );
  return section.id.map((id, at) => {
    const fields: Record<string, unknown> = {};
    for (const [name, list] of columns) {
      const value = list[at];
      if (value !== null && value !== undefined) fields[name] = value;
    }
    return {
      collection: section.c,
      id,
      seq: seqs[at] ?? 0,
      state: states.get(at) ?? "live",
      by: String(authors[at] ?? ""),
      at: times[at] ?? 0,
      fields,
    };
  });
}

/** Reads a frame's text. Columns and collections this version does not know come out like all others (rule P6). */
export function decodeFrame(text: string): Result<Row[], { code: "frame" }> {
  try {
    const frame = JSON.parse(text) as { v: number; s: Section[] };
    return ok(frame.s.flatMap(sectionRows));
  } catch {
    return err({ code: "frame" });
  }
}
