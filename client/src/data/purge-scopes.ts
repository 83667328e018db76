import { checkFence } from "./fence";
import { noteChanged } from "./note-changed";
import { announce, type Replica } from "./replica";

/**
 * Whether ops of this scope still wait to be handed over: they go first (rule S2). Asked of the disk, inside the transaction:
 * another tab may have saved there, and this one not have heard of it yet. What does not open here keeps no other people's
 * records on the device; it lies in the outbox (rule O2).
 */
async function hasUnsent({ databases: { strict }, unopened }: Replica, scope: number): Promise<boolean> {
  const lying = await strict.overlay.where("scope").equals(scope).toArray();
  return lying.some(({ n, state }) => state === 0 && !unopened.includes(n));
}

/** Removes what is left of scopes that were taken away. Whatever breaks in the middle is done again at the next opening. */
export async function finishPurges(replica: Replica): Promise<void> {
  const { strict } = replica.databases;
  for (const { number, scope } of await strict.job.toArray()) {
    const tables = [strict.segment, strict.overlay, strict.scope, strict.job, strict.meta];
    const isDone = await strict.transaction("rw", tables, async () => {
      await checkFence(replica, strict);
      if (await hasUnsent(replica, scope)) return false;
      await strict.segment.where("scope").equals(scope).delete();
      await strict.overlay.where("scope").equals(scope).delete();
      await strict.scope.delete(scope);
      await strict.job.delete(number);
      return true;
    });
    if (isDone) forgetScope(replica, scope);
  }
}

function forgetScope(replica: Replica, scope: number): void {
  const topics = noteChanged(replica, replica.directory.dropScope(scope));
  for (const [segment, known] of replica.segments) {
    if (known.scope !== scope) continue;
    replica.segments.delete(segment);
    replica.frames.forget(segment);
  }
  for (const pending of replica.pending.all()) {
    if (pending.scope !== scope) continue;
    replica.pending.remove(pending.n);
    if (pending.kept.personId) replica.people.touch(pending.kept.personId);
  }
  replica.scopes.delete(scope);
  announce(replica, topics.add("people").add("sync"));
}
