import { parseOp } from "@konta/shared/sync/op";
import { compartmentOf } from "@konta/shared/sync/scope";
import { and, countDistinct, desc, eq, isNotNull, lte, max, sql } from "drizzle-orm";
import type { Database } from "./open-database";
import { prepared } from "./prepared";
import { isSealed } from "./records";
import { op } from "./tables";

export interface OpIdentity {
  replica: string;
  incarnation: number;
  n: number;
}
export type KeptOp = Omit<typeof op.$inferSelect, "body">;

const place = ({ replica, incarnation, n }: OpIdentity): string => `op|${replica}|${incarnation}|${n}`;

/** A marker byte tells a sealed body from a plain one, because a quarantined op may have no scope to tell by. */
const PLAIN = 0;
const SEALED = 1;

const insert = prepared((db) =>
  db.orm
    .insert(op)
    .values({
      replica: sql.placeholder("replica"),
      incarnation: sql.placeholder("incarnation"),
      n: sql.placeholder("n"),
      hash: sql.placeholder("hash"),
      status: sql.placeholder("status"),
      seq: sql.placeholder("seq"),
      author: sql.placeholder("author"),
      collection: sql.placeholder("collection"),
      recordId: sql.placeholder("recordId"),
      body: sql.placeholder("body"),
      receivedAt: sql.placeholder("receivedAt"),
    })
    .prepare(),
);

/** Takes an op into custody. @param scope where it lies, or null when nobody knows: then it is sealed to be safe */
export function keepOp(db: Database, kept: KeptOp, text: string, scope: string | null): void {
  const sealed = scope === null || isSealed(compartmentOf(scope));
  const bytes = Buffer.from(text);
  const body = Buffer.concat([
    Buffer.of(sealed ? SEALED : PLAIN),
    sealed ? db.box.seal(bytes, place(kept)) : bytes,
  ]);
  insert(db).run({ ...kept, body });
}

/** Takes an op into custody of which nothing but the fact is kept: it is about somebody who was erased. */
export function keepEmptyOp(db: Database, kept: KeptOp): void {
  insert(db).run({ ...kept, body: Buffer.alloc(0) });
}

/** Of what was erased the text is empty; that it was taken, and under which hash, stays (rule P2). */
export function emptyOp(db: Database, id: OpIdentity): void {
  db.orm
    .update(op)
    .set({ body: Buffer.alloc(0) })
    .where(and(eq(op.replica, id.replica), eq(op.incarnation, id.incarnation), eq(op.n, id.n)))
    .run();
}

/** A waiting op was let through: from now on its replica hears what became of it. Its text stays as it came. */
export function settleOp(db: Database, id: OpIdentity, status: "applied" | "conflict", seq: number): void {
  db.orm
    .update(op)
    .set({ status, seq })
    .where(and(eq(op.replica, id.replica), eq(op.incarnation, id.incarnation), eq(op.n, id.n)))
    .run();
}

const textOf = (db: Database, row: typeof op.$inferSelect): string => {
  if (row.body.length === 0) return "";
  const rest = row.body.subarray(1);
  return (row.body[0] === SEALED ? db.box.open(rest, place(row)) : rest).toString();
};

const identity = prepared((db) =>
  db.orm
    .select()
    .from(op)
    .where(
      and(
        eq(op.replica, sql.placeholder("replica")),
        eq(op.incarnation, sql.placeholder("incarnation")),
        eq(op.n, sql.placeholder("n")),
      ),
    )
    .prepare(),
);
export const findOp = (db: Database, id: OpIdentity) => identity(db).get({ ...id });

const sameText = prepared((db) =>
  db.orm
    .select()
    .from(op)
    .where(
      and(
        eq(op.replica, sql.placeholder("replica")),
        eq(op.hash, sql.placeholder("hash")),
        eq(op.n, sql.placeholder("n")),
      ),
    )
    .limit(1)
    .prepare(),
);
/**
 * The same op in any life of its replica: after a fork one life may offer under its new incarnation what another handed
 * over under the old one (rule P2). Number and hash tell it, since an op keeps both for ever (rule O3).
 */
export const findInAnyLife = (db: Database, replica: string, n: number, hash: string) =>
  sameText(db).get({ replica, n, hash });

/** An op's text as it came. */
export function opTextOf(db: Database, id: OpIdentity): string | null {
  const row = findOp(db, id);
  return row ? textOf(db, row) : null;
}

const bySeq = prepared((db) =>
  db.orm
    .select()
    .from(op)
    .where(eq(op.seq, sql.placeholder("seq")))
    .prepare(),
);
/** The op that was given a seq, with its text. */
export function opAt(db: Database, seq: number): { kept: KeptOp; text: string } | null {
  const row = bySeq(db).get({ seq });
  return row ? { kept: row, text: textOf(db, row) } : null;
}

const byHash = prepared((db) =>
  db.orm
    .select({ seq: op.seq })
    .from(op)
    .where(
      and(
        eq(op.replica, sql.placeholder("replica")),
        eq(op.hash, sql.placeholder("hash")),
        isNotNull(op.seq),
      ),
    )
    .orderBy(desc(op.seq))
    .limit(1)
    .prepare(),
);
/** The seq of a replica's op with that hash, if it was accepted. */
export const seqOfHash = (db: Database, replica: string, hash: string): number | null =>
  byHash(db).get({ replica, hash })?.seq ?? null;

const history = prepared((db) =>
  db.orm
    .select()
    .from(op)
    .where(
      and(
        eq(op.collection, sql.placeholder("collection")),
        eq(op.recordId, sql.placeholder("recordId")),
        lte(op.seq, sql.placeholder("seq")),
      ),
    )
    .orderBy(desc(op.seq))
    .prepare(),
);

/** What a field held for whoever saw the record at `seq`: the newest accepted word on it up to there, or null. */
export function fieldValueAt(
  db: Database,
  collection: string,
  recordId: string,
  field: string,
  seq: number,
): unknown {
  for (const row of history(db).all({ collection, recordId, seq })) {
    const read = parseOp(textOf(db, row));
    if (read.ok && field in read.value.fields) return read.value.fields[field];
  }
  return null;
}

const highest = prepared((db) =>
  db.orm
    .select({ n: max(op.n) })
    .from(op)
    .where(
      and(eq(op.replica, sql.placeholder("replica")), eq(op.incarnation, sql.placeholder("incarnation"))),
    )
    .prepare(),
);
/** The greatest n seen of an incarnation; 0 when none. */
export const highestN = (db: Database, replica: string, incarnation: number): number =>
  highest(db).get({ replica, incarnation })?.n ?? 0;

const greatest = prepared((db) =>
  db.orm
    .select({ n: max(op.n) })
    .from(op)
    .where(eq(op.replica, sql.placeholder("replica")))
    .prepare(),
);

/** The greatest n seen of a replica in any of its lives; 0 when none. Every exchange asks: one step in `op_number`. */
export const highestNumber = (db: Database, replica: string): number => greatest(db).get({ replica })?.n ?? 0;

const numbers = prepared((db) =>
  db.orm
    .select({ taken: countDistinct(op.n) })
    .from(op)
    .where(eq(op.replica, sql.placeholder("replica")))
    .prepare(),
);

/** How many of these numbers no life of a replica has handed over. */
export const numbersNotHere = (db: Database, replica: string, offered: readonly number[]): number =>
  db.sqlite
    .prepare<[string, string], number>(
      "select count(distinct value) from json_each(?) where value not in (select n from op where replica = ?)",
    )
    .pluck()
    .get(JSON.stringify(offered), replica) ?? 0;

/**
 * How many numbers of a replica no life has handed over (rule P2). Lives share their numbers up to the fork, and either
 * may hand those over, so they are counted together: a hole beside another life's number stays unseen.
 */
export const missingNumbers = (db: Database, replica: string): number =>
  highestNumber(db, replica) - (numbers(db).get({ replica })?.taken ?? 0);
