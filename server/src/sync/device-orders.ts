import type { OrdersAnswer, OrdersRequest } from "@konta/shared/sync/device-order";
import { writeAudit } from "../db/audit";
import { inTransaction, type Database } from "../db/open-database";
import { numbersNotHere } from "../db/ops";
import { noteWiped } from "../db/replica-ends";
import { readReplica } from "../db/replicas";
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
      const order = signOrder(db.box, { replica: id, end: replica.end, at: replica.revokedAt, nonce });
      return [{ ...order, missing: numbersNotHere(db, id, unsent) }];
    });
    return { orders };
  });
}
