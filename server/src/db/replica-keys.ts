import { eq } from "drizzle-orm";
import type { Database } from "./open-database";
import type { ReplicaKeys } from "./replicas";
import { replica } from "./tables";

/** Keeps more keys for a replica whose owner was given another role; bound to the same place as `addReplica` does. */
export function keepReplicaKeys(db: Database, id: string, keys: ReplicaKeys): void {
  const sealed = db.box.seal(Buffer.from(JSON.stringify(keys)), `replica|${id}`);
  db.orm.update(replica).set({ keys: sealed }).where(eq(replica.id, id)).run();
}
