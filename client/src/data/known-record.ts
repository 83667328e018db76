import type { Row } from "@konta/shared/sync/frame";
import type { Base } from "@konta/shared/sync/op";
import type { Custody, Known } from "./border";
import type { Entry } from "./directory";
import { isEchoed } from "./echoes";
import { glanceOf, type Glance } from "./glance";
import type { PendingOp } from "./kept-op";
import { mergedFields } from "./merged-fields";
import type { Replica } from "./replica";
import { rowsOfSegment } from "./segments";

/** Own ops that lie over a record's rows; those in a scope that is leaving show nothing any more. */
const opsOf = (replica: Replica, collection: string, id: string): readonly PendingOp[] =>
  replica.pending
    .of(collection, id)
    .filter(
      (each) => (each.scope === 0 || !replica.scopes.get(each.scope)?.leaving) && !isEchoed(replica, each),
    );

export function custodyOf(ops: readonly PendingOp[]): Custody {
  if (ops.some(({ state }) => state === 0)) return "device";
  return ops.some(({ state }) => state === 2) ? "review" : "delivered";
}

/** The fields of a record that lists need, as they are known here; null when there is nothing to show. */
export function glance(replica: Replica, collection: string, id: string): Glance | null {
  const entry = replica.directory.newest(collection, id);
  const ops = opsOf(replica, collection, id);
  if (ops.length === 0) return entry?.state === "live" ? entry.glance : null;
  const merged = mergedFields(entry && { state: entry.state, fields: entry.glance ?? {} }, ops);
  return merged && glanceOf(collection, merged);
}

export const custodyOfRecord = (replica: Replica, collection: string, id: string): Custody =>
  custodyOf(opsOf(replica, collection, id));

/** Ids of one person's records of a kind, also those that turn out to be gone or deleted. */
export function idsOfPerson(replica: Replica, personId: string, collection: string): Set<string> {
  return new Set([
    ...replica.directory.idsOfPerson(personId, collection),
    ...replica.pending.idsOfPerson(personId, collection),
  ]);
}

export const idsOf = (replica: Replica, collection: string): Set<string> =>
  new Set([...replica.directory.ids(collection), ...replica.pending.ids(collection)]);

export function baseOf(replica: Replica, entry: Entry | null): Base | null {
  const { epoch } = replica.standing;
  return entry && epoch !== null ? [epoch, entry.seq] : null;
}

/** The server's row. While it is read, a merge may move it to another segment: then it is looked for again. */
async function deliveredRow(
  replica: Replica,
  collection: string,
  id: string,
): Promise<{ entry: Entry; row: Row } | { entry: null; row: null }> {
  for (;;) {
    const entry = replica.directory.newest(collection, id);
    if (!entry) return { entry, row: null };
    const row = (await rowsOfSegment(replica, entry.segment))[entry.position];
    if (row?.id === id) return { entry, row };
    if (replica.directory.newest(collection, id) === entry) return { entry: null, row: null };
  }
}

/** A whole record, with what a form must remember; null when there is nothing to show. */
export async function known<Fields>(
  replica: Replica,
  collection: string,
  id: string,
): Promise<Known<Fields> | null> {
  const { entry, row } = await deliveredRow(replica, collection, id);
  const ops = opsOf(replica, collection, id);
  const fields = mergedFields(row, ops);
  if (!fields) return null;
  const first = ops[0];
  return {
    id,
    // The border's types say what a collection declares; what travels was checked where it was written.
    fields: fields as Fields,
    base: baseOf(replica, entry),
    custody: custodyOf(ops),
    by: entry ? entry.by : (first?.kept.author ?? ""),
    at: entry ? entry.at : (first?.kept.savedAt ?? 0),
  };
}

export async function knownOfPerson<Fields>(
  replica: Replica,
  personId: string,
  collection: string,
): Promise<Known<Fields>[]> {
  const all: Known<Fields>[] = [];
  for (const id of idsOfPerson(replica, personId, collection)) {
    const record = await known<Fields>(replica, collection, id);
    if (record) all.push(record);
  }
  return all.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
