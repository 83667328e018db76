import type { OrdersAnswer, OrdersRequest } from "@konta/shared/sync/device-order";
import { writeAudit } from "../db/audit";
import { inTransaction, type Database } from "../db/open-database";
import { numbersNotHere } from "../db/ops";
import { noteLeft, noteWiped } from "../db/replica-ends";
import { readReplica, type Replica } from "../db/replicas";
import { isOwnOrder, signOrder } from "./sign-order";

/** What was obeyed is noted, once; who says so has the order, which nobody else can make. */
function noteObeyed(db: Database, { obeyed = [] }: OrdersRequest, now: number): void {
  for (const order of obeyed) {
    const replica = isOwnOrder(db.box, order) ? readReplica(db, order.replica) : null;
    if (!replica?.end || replica.wipedAt !== null) continue;
    noteWiped(db, replica.id, now);
    writeAudit(db, { at: now, staffId: "", what: "device-wiped", subject: replica.id });
  }
}

/**
 * The desk reads how much is still only there, and how much went with a stolen one. A locked device proves nothing: who
 * knows its id could tell a wrong number of a device that nobody works with any more, and nothing follows from it.
 */
function tellDesk(db: Database, { id, wipedAt, unsent }: Replica, numbers: number, missing: number): void {
  // Without numbers it may be that nothing opens there: what its last exchange told stands.
  if (wipedAt === null && numbers > 0 && missing !== unsent) noteLeft(db, id, missing);
}

/**
 * What a device at rest has to do about its end: signed, since while it is locked it cannot tell the office from anybody
 * else; with how much of what lies there the office does not have (rules O2, S6).
 */
export function ordersFor(db: Database, request: OrdersRequest, now: number): OrdersAnswer {
  return inTransaction(db, () => {
    noteObeyed(db, request, now);
    const { nonce } = request;
    const orders = request.replicas.flatMap(({ replica: id, unsent }) => {
      const replica = readReplica(db, id);
      if (!replica?.end || replica.revokedAt === null) return [];
      const missing = numbersNotHere(db, id, unsent);
      tellDesk(db, replica, unsent.length, missing);
      const { end, revokedAt: at } = replica;
      return [signOrder(db.box, { replica: id, end, missing, at, nonce })];
    });
    return { orders };
  });
}
