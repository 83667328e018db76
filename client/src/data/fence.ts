import { Deposed } from "../sync/deposed";
import type { Replica } from "./replica";
import { isStorageFull } from "../sync/storage-full";
import { numberIn, type ReplicaDatabase } from "./replica-database";

/**
 * This tab leads from now on, and whoever led before no more. A device without room leads under the number that stands:
 * what it holds has to be handed over all the same, and nobody writes there.
 */
export async function lead(replica: Replica): Promise<void> {
  const { strict } = replica.databases;
  try {
    replica.fence = await strict.transaction("rw", strict.meta, async () => {
      const value = (await numberIn(strict, "fence", 0)) + 1;
      await strict.meta.put({ name: "fence", value });
      return value;
    });
  } catch (problem) {
    if (!isStorageFull(problem)) throw problem;
    replica.fence = await numberIn(strict, "fence", 0);
  }
}

/** Inside a transaction over `meta`: whether another tab has led since this one did. A tab that never led is not. */
export const isDeposed = async ({ fence }: Replica, database: ReplicaDatabase): Promise<boolean> =>
  fence !== null && (await numberIn(database, "fence", 0)) !== fence;

/**
 * Inside a transaction of the exchange over `meta`: a tab that was frozen and thaws finds its number passed.
 * @throws Deposed when another tab has led since
 */
export async function checkFence(replica: Replica, database: ReplicaDatabase): Promise<void> {
  if (await isDeposed(replica, database)) throw new Deposed();
}

/** The leader says that it lives. A frozen tab does not. */
export async function beat(replica: Replica): Promise<void> {
  const { relaxed } = replica.databases;
  await relaxed.transaction("rw", relaxed.meta, async () => {
    await checkFence(replica, relaxed);
    await relaxed.meta.put({ name: "beat", value: (await numberIn(relaxed, "beat", 0)) + 1 });
  });
}

/** Changes whenever a leader takes over or says that it lives. */
export async function leaderSign({ databases: { relaxed } }: Replica): Promise<string> {
  return `${await numberIn(relaxed, "fence", 0)}.${await numberIn(relaxed, "beat", 0)}`;
}
