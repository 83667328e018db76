import { compartmentOf } from "@konta/shared/sync/scope";
import { utf8 } from "../vault/bytes";
import { checkFence } from "./fence";
import { finishPurges } from "./purge-scopes";
import { noteChanged } from "./note-changed";
import { announce, OWN, placeOf, randomNumber, type Replica, scopeNumber } from "./replica";
import { refreshReplica } from "./refresh";
import type { JobRow, ScopeRow } from "./replica-database";

/** Other tabs change the scopes rarely: more tries than this in a row are something else. */
const MOST_TRIES = 10;

interface Change {
  added: ScopeRow[];
  names: Map<number, string>;
  leaving: number[];
}

/** What the grant changes about the scopes as memory knows them. */
async function changeFor(replica: Replica, granted: readonly string[]): Promise<Change> {
  const readable = new Set(granted.filter((name) => replica.keys.holds(compartmentOf(name))));
  const added: ScopeRow[] = [];
  const names = new Map<number, string>();
  for (const name of readable) {
    if (scopeNumber(replica, name) !== null) continue;
    const number = randomNumber(replica);
    const sealed = await replica.keys.seal(OWN, placeOf(replica, "scope", number), utf8(name));
    added.push({ number, cursor: 0, leaving: 0, sealed });
    names.set(number, name);
  }
  const leaving = [...replica.scopes]
    .filter(([, scope]) => !scope.leaving && !readable.has(scope.name))
    .map(([number]) => number);
  return { added, names, leaving };
}

/** False when another tab has changed the scopes in between: nothing was written then. */
function commit(replica: Replica, { added, leaving }: Change): Promise<boolean> {
  const { strict } = replica.databases;
  const jobs: JobRow[] = leaving.map((scope) => ({ number: randomNumber(replica), kind: "purge", scope }));
  return strict.transaction("rw", strict.scope, strict.job, strict.meta, async () => {
    await checkFence(replica, strict);
    const there = await strict.scope.toCollection().primaryKeys();
    if (there.length !== replica.scopes.size || there.some((number) => !replica.scopes.has(number)))
      return false;
    await strict.scope.bulkAdd(added);
    for (const number of leaving) await strict.scope.update(number, { leaving: 1 });
    await strict.job.bulkAdd(jobs);
    return true;
  });
}

/** Scopes granted now: new ones start at cursor 0, missing ones are hidden at once and purged (rules P7, S2, D5). */
export async function grantScopes(replica: Replica, granted: readonly string[]): Promise<void> {
  let change = await changeFor(replica, granted);
  for (let tries = 1; change.added.length > 0 || change.leaving.length > 0; tries += 1) {
    if (await commit(replica, change)) break;
    // Saves wait behind this: what does not settle now is told as a failure, and tried with the next exchange.
    if (tries === MOST_TRIES) throw new Error("the scopes on the disk and in memory stay apart");
    // Two scopes of one name would each have a cursor, and neither would ever move.
    await refreshReplica(replica, { read: true });
    change = await changeFor(replica, granted);
  }
  const { added, names, leaving } = change;
  if (added.length === 0 && leaving.length === 0) return;
  for (const [number, name] of names) replica.scopes.set(number, { name, cursor: 0, leaving: false });
  for (const number of leaving) {
    const scope = replica.scopes.get(number);
    if (scope) scope.leaving = true;
    noteChanged(replica, replica.directory.dropScope(number));
    for (const { scope: at, kept } of replica.pending.all())
      if (at === number && kept.personId) replica.people.touch(kept.personId);
  }
  announce(replica, new Set(["people", "sync", "outings", "registry"]));
  await finishPurges(replica);
}
