import type { DeliveredLine, NoticeLine, SyncView, UnsentLine } from "./border";
import type { NameFields } from "./border-fields";
import { type PendingOp, pendingOp } from "./kept-op";
import { glance, idsOf } from "./known-record";
import { namesOf, personLine } from "./person-line";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";

const MOST_DELIVERED = 100;
const MOST_NOTICES = 100;

/** What the kept ops themselves say of whom they are about: it outlasts rows that this device may not keep (rule S2). */
class OwnWords {
  readonly #people = new Map<string, string>();
  readonly #names = new Map<string, Partial<NameFields>[]>();

  add({ op: { collection, id, kind, fields }, kept: { personId } }: PendingOp): void {
    if (!personId) return;
    this.#people.set(`${collection}\n${id}`, personId);
    if (collection !== "personName" || kind !== "put") return;
    this.#names.set(personId, [...(this.#names.get(personId) ?? []), fields]);
  }

  personOf(collection: string, id: string): string | undefined {
    return this.#people.get(`${collection}\n${id}`);
  }

  name(personId: string): string {
    return namesOf(this.#names.get(personId) ?? []).name;
  }
}

const nameOf = (replica: Replica, personId: string, own: OwnWords): string =>
  personId ? personLine(replica, personId)?.name || own.name(personId) : "";

function lineOf(replica: Replica, { n, op, kept }: PendingOp, own: OwnWords): UnsentLine {
  const { personId, savedAt, group } = kept;
  const personName = nameOf(replica, personId, own);
  return { n, collection: op.collection, recordId: op.id, personId, personName, savedAt, group };
}

/** The newest ops that the server has answered, newest first. */
async function answered(replica: Replica): Promise<PendingOp[]> {
  const rows = await replica.databases.strict.outbox
    .orderBy("n")
    .reverse()
    .filter(({ state }) => state !== 0)
    .limit(MOST_DELIVERED)
    .toArray();
  const ops: PendingOp[] = [];
  for (const row of rows) {
    const kept = await openKept(replica, "outbox", row);
    const op = kept && pendingOp(row.n, 0, 0, 0, kept);
    if (op) ops.push(op);
  }
  return ops;
}

function delivered(replica: Replica, op: PendingOp, own: OwnWords): DeliveredLine {
  const { status, deliveredAt, savedAt } = op.kept;
  return {
    ...lineOf(replica, op, own),
    status: status as DeliveredLine["status"],
    deliveredAt: deliveredAt ?? savedAt,
  };
}

/** Whom a record is about that was written here; the server names nobody in news about what waits. */
function personOf(replica: Replica, collection: string, recordId: string, own: OwnWords): string | undefined {
  const known = glance(replica, collection, recordId);
  if (!known) return own.personOf(collection, recordId);
  if (collection === "beneficiary") return recordId;
  return typeof known.personId === "string" ? known.personId : undefined;
}

function notices(replica: Replica, own: OwnWords): NoticeLine[] {
  const lines: NoticeLine[] = [];
  for (const id of idsOf(replica, "notice")) {
    const fields = glance(replica, "notice", id) as Partial<NoticeLine> | null;
    const at = replica.directory.newest("notice", id)?.at ?? 0;
    if (!fields?.kind || !fields.collection || !fields.recordId) continue;
    const { kind, collection, recordId, field, reason } = fields;
    const personId = fields.personId ?? personOf(replica, collection, recordId, own);
    const personName = nameOf(replica, personId ?? "", own);
    lines.push({
      id,
      kind,
      collection,
      recordId,
      at,
      personName,
      ...(personId && { personId }),
      ...(field && { field }),
      ...(reason && { reason }),
    });
  }
  return lines.sort((a, b) => b.at - a.at).slice(0, MOST_NOTICES);
}

/** What this device still has to hand over, and what became of what it handed over. */
export async function syncView(replica: Replica): Promise<SyncView> {
  const ops = await answered(replica);
  const own = new OwnWords();
  for (const op of [...ops, ...replica.pending.unsent()]) own.add(op);
  const unsent = replica.pending.unsent().map((op) => lineOf(replica, op, own));
  return {
    unsent,
    oldestUnsentAt: unsent.length > 0 ? Math.min(...unsent.map(({ savedAt }) => savedAt)) : null,
    unopened: replica.unopened.length,
    delivered: ops.map((op) => delivered(replica, op, own)),
    notices: notices(replica, own),
    incidents: [...replica.incidents],
  };
}
