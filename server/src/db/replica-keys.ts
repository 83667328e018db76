import { eq } from "drizzle-orm";
import type { Database } from "./open-database";
import type { ReplicaKeys } from "./replicas";
import { replica } from "./tables";

/** Only the row; bound to the same place as a new replica's. */
export function setReplicaKeys(db: Database, id: string, keys: ReplicaKeys): void {
  const sealed = db.box.seal(Buffer.from(JSON.stringify(keys)), `replica|${id}`);
  db.orm.update(replica).set({ keys: sealed }).where(eq(replica.id, id)).run();
}

/** Keeps more keys for a replica whose owner was given another role. */
export function keepReplicaKeys(db: Database, id: string, keys: ReplicaKeys): void {
  db.enrolments.append({ what: "keys", id, keys: JSON.stringify(keys) });
  setReplicaKeys(db, id, keys);
}
