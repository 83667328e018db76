import type { DeliveredLine, NoticeLine, SyncView, UnsentLine } from "./border";
import { pendingOp, type KeptOp } from "./kept-op";
import { glance, idsOf } from "./known-record";
import { personLine } from "./person-line";
import { openKept } from "./read-rows";
import type { Replica } from "./replica";

const MOST_DELIVERED = 100;
const MOST_NOTICES = 100;

function lineOf(replica: Replica, n: number, kept: KeptOp): UnsentLine | null {
  const pending = pendingOp(n, 0, 0, 0, kept);
  if (!pending) return null;
  const { personId, savedAt, group } = kept;
  const personName = personId ? (personLine(replica, personId)?.name ?? "") : "";
  const { collection, id } = pending.op;
  return { n, collection, recordId: id, personId, personName, savedAt, group };
}

async function delivered(replica: Replica): Promise<DeliveredLine[]> {
  const rows = await replica.databases.strict.outbox
    .orderBy("n")
    .reverse()
    .filter(({ state }) => state !== 0)
    .limit(MOST_DELIVERED)
    .toArray();
  const lines: DeliveredLine[] = [];
  for (const row of rows) {
    const kept = await openKept(replica, "outbox", row);
    const line = kept && lineOf(replica, row.n, kept);
    if (!line) continue;
    const status = kept.status as DeliveredLine["status"];
    lines.push({ ...line, status, deliveredAt: kept.deliveredAt ?? kept.savedAt });
  }
  return lines;
}

/** Whom a record is about that was written here; the server names nobody in news about what waits. */
function personOf(replica: Replica, collection: string, recordId: string): string | undefined {
  const known = glance(replica, collection, recordId);
  if (!known) return undefined;
  if (collection === "beneficiary") return recordId;
  return typeof known.personId === "string" ? known.personId : undefined;
}

function notices(replica: Replica): NoticeLine[] {
  const lines: NoticeLine[] = [];
  for (const id of idsOf(replica, "notice")) {
    const fields = glance(replica, "notice", id) as Partial<NoticeLine> | null;
    const at = replica.directory.newest("notice", id)?.at ?? 0;
    if (!fields?.kind || !fields.collection || !fields.recordId) continue;
    const { kind, collection, recordId, field, reason } = fields;
    const personId = fields.personId ?? personOf(replica, collection, recordId);
    const personName = personId ? (personLine(replica, personId)?.name ?? "") : "";
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
  const unsent = replica.pending
    .unsent()
    .map(({ n, kept }) => lineOf(replica, n, kept))
    .filter((line) => line !== null);
  return {
    unsent,
    oldestUnsentAt: unsent.length > 0 ? Math.min(...unsent.map(({ savedAt }) => savedAt)) : null,
    unopened: replica.unopened,
    delivered: await delivered(replica),
    notices: notices(replica),
    incidents: [...replica.incidents],
  };
}
