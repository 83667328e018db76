import { sameJson } from "./same-json";
import type { Told, World } from "./world";

interface Write {
  told: Told;
  value: unknown;
  /** Writes that it may have replaced knowingly, and those that they may have replaced. */
  covers: Set<Write>;
  /** The same where there is no doubt. */
  surely: Set<Write>;
}

export interface Field {
  collection: string;
  id: string;
  field: string;
  writes: Write[];
}

/**
 * What its author knew of, told by what the form showed and the person typed: never by a base, a `prev` or a seq, which
 * the product works out. A word that was said by several may be anybody's of them: half of the words are said once only.
 */
function knewOf(
  { writes, field }: Field,
  { seen, after }: Told,
  isBefore: (write: Write) => boolean,
): { maybe: Write[]; surely: Write[] } {
  const onScreen = [seen.fields[field], ...(seen.sides?.[field] ?? [])];
  const own = writes.findLast(({ told }) => after.includes(told));
  const shown = onScreen.map((value) =>
    writes.filter((write) => sameJson(value, write.value) && (after.includes(write.told) || isBefore(write))),
  );
  const surely = shown.flatMap((same) => (same.length === 1 ? same : same.filter((write) => write === own)));
  return { maybe: [...shown.flat(), ...(own ? [own] : [])], surely };
}

/** Which words had reached the server before the form's: in one history the order of acceptance tells. */
function orderOf({ server }: World): (told: Told, write: Write) => boolean {
  const rows = server.db.sqlite.prepare("select hash, seq from op where seq is not null").all() as {
    hash: string;
    seq: number;
  }[];
  const seqs = new Map(rows.map(({ hash, seq }) => [hash, seq]));
  return ({ base }, { told }) => (seqs.get(told.hash) ?? 0) <= (base?.[1] ?? 0);
}

/** Every write there was to each field, in the order they were made, as far as somebody was told "saved". */
function fieldsOf(world: World, isOneHistory: boolean): Field[] {
  const precedes = orderOf(world);
  const fields = new Map<string, Field>();
  for (const told of world.told) {
    const { collection, id } = told;
    for (const [field, value] of Object.entries(told.fields)) {
      const key = `${collection} ${id} ${field}`;
      const known = fields.get(key) ?? { collection, id, field, writes: [] };
      fields.set(key, known);
      const { maybe, surely } = knewOf(known, told, (write) => !isOneHistory || precedes(told, write));
      known.writes.push({
        told,
        value,
        covers: new Set(maybe.flatMap((write) => [write, ...write.covers])),
        surely: new Set(surely.flatMap((write) => [write, ...write.surely])),
      });
    }
  }
  return [...fields.values()];
}

/** The fields with those writes that the server has taken: what waits for review covers nothing yet. */
export function takenFields(world: World, isOneHistory: boolean): Field[] {
  const taken = new Set(
    (
      world.server.db.sqlite.prepare("select hash from op where status in ('applied', 'conflict')").all() as {
        hash: string;
      }[]
    ).map(({ hash }) => hash),
  );
  return fieldsOf(world, isOneHistory).map((each) => ({
    ...each,
    writes: each.writes.filter(({ told }) => taken.has(told.hash)),
  }));
}

/** The values of all writes that no other one has replaced knowingly. */
export const liveValues = ({ writes }: Field): unknown[] =>
  writes.filter((write) => !writes.some(({ covers }) => covers.has(write))).map(({ value }) => value);

/** Whether two people may have said different things without knowing of each other. */
export const isDisputed = ({ writes }: Field): boolean =>
  writes.some((one, at) =>
    writes
      .slice(at + 1)
      .some((other) => !other.surely.has(one) && !one.surely.has(other) && !sameJson(one.value, other.value)),
  );
