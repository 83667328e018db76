import type { Op } from "@konta/shared/sync/op";
import type { Database } from "../../server/src/db/open-database";
import { opAt } from "../../server/src/db/ops";

interface Write {
  seq: number;
  hash: string;
  value: unknown;
  /** Seqs up to this one were on screen when it was written. */
  saw: number;
  /** The own earlier write it continues, by hash. */
  continues: string | null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function writesOf(db: Database, collection: string, id: string, field: string): Write[] {
  const seqs = db.sqlite
    .prepare(
      "select seq, hash from op where collection = ? and record_id = ? and seq is not null order by seq",
    )
    .all(collection, id) as { seq: number; hash: string }[];
  return seqs.flatMap(({ seq, hash }) => {
    const op = JSON.parse(opAt(db, seq)?.text ?? "{}") as Op;
    if (!(field in op.fields)) return [];
    const base = op.fieldBases?.[field] ?? op.base;
    return [{ seq, hash, value: op.fields[field], saw: base?.[1] ?? 0, continues: op.prev?.[field] ?? null }];
  });
}

/**
 * What a multi-value register says is live: every write that no other write had seen, directly or through the chain of
 * its author's own earlier writes. Knows nothing of the product's merge.
 */
export function liveValues(db: Database, collection: string, id: string, field: string): unknown[] {
  const writes = writesOf(db, collection, id, field);
  const covered = new Set<Write>();
  for (const later of writes) {
    const chain: Write[] = [later];
    for (let at: Write | undefined = later; at?.continues;) {
      at = writes.find((write) => write.hash === at?.continues && write.seq < later.seq);
      if (at) chain.push(at);
    }
    for (const link of chain.slice(1)) covered.add(link);
    for (const write of writes)
      if (chain.some((link) => link !== write && write.seq <= link.saw)) covered.add(write);
  }
  return writes.filter((write) => !covered.has(write)).map((write) => write.value);
}

/** The live values that neither stand nor lie in an open conflict: always empty, or something typed was lost. */
export function lostValues(db: Database, collection: string, id: string, field: string): unknown[] {
  const row = db.sqlite
    .prepare("select data from record where collection = ? and id = ?")
    .get(collection, id) as { data: Buffer } | undefined;
  const current = row ? (JSON.parse(row.data.toString()) as Record<string, unknown>)[field] : undefined;
  const open = db.sqlite
    .prepare(
      "select r.data from conflict c join record r on r.collection = 'conflict' and r.id = c.id where c.open = 1 and c.collection = ? and c.record_id = ? and c.field = ?",
    )
    .get(collection, id, field) as { data: Buffer } | undefined;
  const sides = open
    ? (JSON.parse(open.data.toString()) as { sides: { value: unknown }[] }).sides.map((side) => side.value)
    : [];
  return liveValues(db, collection, id, field).filter(
    (value) => ![current, ...sides].some((kept) => same(kept, value)),
  );
}
