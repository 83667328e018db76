import type { DeviceEnd } from "@konta/shared/sync/device-order";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "./open-database";
import type { Replica } from "./replicas";
import { replica } from "./tables";

/** The replicas that live in one browser; a replica of which that is not known stands alone. */
export const replicasBeside = (db: Database, { id, deviceId }: Replica): Replica[] =>
  db.orm
    .select()
    .from(replica)
    .where(deviceId === "" ? eq(replica.id, id) : eq(replica.deviceId, deviceId))
    .all();

/**
 * Whether the office gave this browser up: nobody begins to work in it until it is found. Of what was emptied nothing is
 * left to be found, and whoever may sign in begins there like on any other device.
 */
export const isDeviceEnded = (db: Database, deviceId: string): boolean =>
  db.orm
    .select({ id: replica.id })
    .from(replica)
    .where(and(eq(replica.deviceId, deviceId), isNotNull(replica.end), isNull(replica.wipedAt)))
    .limit(1)
    .get() !== undefined;

/** Only the row. What was wiped once is empty for good. */
export function setReplicaEnd(db: Database, id: string, end: DeviceEnd | null, at: number): void {
  db.orm
    .update(replica)
    .set({ end, revokedAt: end && at })
    .where(and(eq(replica.id, id), isNull(replica.wipedAt)))
    .run();
}

/** @param end null when its device was found */
export function endReplica(db: Database, id: string, end: DeviceEnd | null, at: number): void {
  db.enrolments.append({ what: "end", id, end, at });
  setReplicaEnd(db, id, end, at);
}

/** How much of it the office does not have, as a device says that waits to be emptied. */
export function noteLeft(db: Database, id: string, unsent: number): void {
  const age = unsent === 0 ? { oldestUnsentAt: null } : {};
  db.orm
    .update(replica)
    .set({ unsent, ...age })
    .where(eq(replica.id, id))
    .run();
}

/** The device said that everything is gone. */
export function noteWiped(db: Database, id: string, wipedAt: number): void {
  db.orm.update(replica).set({ wipedAt }).where(eq(replica.id, id)).run();
}
