import { opAt } from "../../server/src/db/ops";
import { aboutErased } from "./erase-acts";
import type { Made } from "./made";
import { type Field, isDisputed, liveValues, takenFields } from "./multi-value-register";
import { sameJson } from "./same-json";
import type { World } from "./world";

interface Dispute {
  open: boolean;
  sides: { value: unknown; author?: string }[];
  earlier?: { sides: { value: unknown; author?: string }[] }[];
}
interface KeptDispute extends Dispute {
  id: string;
  collection: string;
  recordId: string;
  field: string;
}

/** What the server has on record about every field that was ever disputed. */
export function disputesOf({ server }: World): KeptDispute[] {
  const rows = server.db.sqlite
    .prepare(
      "select c.id, c.collection, c.record_id as recordId, c.field, r.data from conflict c join record r on r.collection = 'conflict' and r.id = c.id",
    )
    .all() as { id: string; collection: string; recordId: string; field: string; data: Buffer }[];
  return rows.map(({ data, ...row }) => ({ ...row, ...(JSON.parse(data.toString()) as Dispute) }));
}

function current({ server }: World, { collection, id, field }: Field): unknown {
  const row = server.db.sqlite
    .prepare("select data from record where collection = ? and id = ?")
    .get(collection, id) as { data: Buffer } | undefined;
  return row ? (JSON.parse(row.data.toString()) as Record<string, unknown>)[field] : undefined;
}

/**
 * Whether each tablet's words on a field were taken in the order they were written. A copy that is handed in may come before
 * an earlier one that has none: its author is asked about her own words then, and both are kept.
 */
function cameInOrder({ server }: World, { writes }: Field): boolean {
  const seqOf = server.db.sqlite.prepare("select seq from op where hash = ?").pluck();
  const last = new Map<string, number>();
  return writes.every(({ told: { hash, tablet } }) => {
    const seq = (seqOf.get(hash) as number | null | undefined) ?? 0;
    const isLater = seq > (last.get(tablet.enrolment.id) ?? 0);
    last.set(tablet.enrolment.id, seq);
    return isLater;
  });
}

/** For every field, value and sides contain everything a multi-value register says is live (rules M2, M3, M7). */
export function merging(world: World, made: Made): string[] {
  const disputes = new Map(
    disputesOf(world).map((each) => [`${each.collection} ${each.recordId} ${each.field}`, each]),
  );
  const problems: string[] = [];
  const isErased = aboutErased(world, made);
  for (const each of takenFields(world, made.restores === 0)) {
    if (each.writes.some(({ told }) => isErased(told))) continue;
    const { collection, id, field } = each;
    const dispute = disputes.get(`${collection} ${id} ${field}`);
    const sides = dispute?.open ? dispute.sides.map(({ value }) => value) : [];
    const kept = [current(world, each), ...sides];
    for (const value of liveValues(each)) {
      if (kept.some((one) => sameJson(one, value))) continue;
      problems.push(`[live values] ${collection} ${id} lost ${field} ${JSON.stringify(value)}`);
    }
    // Coming over from before a restore counts as not having seen anything (rule M2).
    if (dispute && made.restores === 0 && !isDisputed(each) && cameInOrder(world, each))
      problems.push(`[needless conflict] ${collection} ${id} ${field}: nobody disagreed`);
  }
  for (const { collection, recordId, field, sides } of disputes.values())
    if (sides.length < 2) problems.push(`[kept sides] ${collection} ${recordId} ${field} has lost its sides`);
  return problems;
}

/** As long as a consent is disputed, nothing that somebody said holds back more than what stands (rule M4). */
export function consents(world: World): string[] {
  const order: readonly unknown[] = ["given", "refused", "withdrawn"];
  return disputesOf(world).flatMap(({ open, collection, recordId: id, field, sides }) => {
    if (!open || collection !== "consent" || field !== "answer") return [];
    const stands = current(world, { collection, id, field, writes: [] });
    return sides
      .filter(({ value }) => order.indexOf(value) > order.indexOf(stands))
      .map(({ value }) => `[consent] ${id} stands as ${String(stands)} while somebody said ${String(value)}`);
  });
}

/** What was removed never comes back without a question (rules M5, S3). */
export function resurrections(world: World, made: Made): string[] {
  const { db } = world.server;
  const isBack = (id: string): boolean => {
    const row = db.sqlite
      .prepare("select deleted from record where collection = 'phone' and id = ?")
      .get(id) as { deleted: number } | undefined;
    if (!row || row.deleted) return false;
    // An edit that did not know keeps the record on the screen, as a question to people (rule M5).
    const isAsked = db.sqlite
      .prepare("select 1 from conflict where collection = 'phone' and record_id = ? and field = '$deleted'")
      .get(id);
    if (isAsked) return false;
    const seqs = db.sqlite
      .prepare(
        "select seq from op where collection = 'phone' and record_id = ? and status = 'applied' and seq is not null",
      )
      .all(id) as { seq: number }[];
    return seqs.some(
      ({ seq }) => (JSON.parse(opAt(db, seq)?.text ?? "{}") as { kind?: string }).kind === "delete",
    );
  };
  return made.phones.filter(isBack).map((id) => `[no resurrection] phone ${id} was removed and is back`);
}
