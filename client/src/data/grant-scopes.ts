import { compartmentOf } from "@konta/shared/sync/scope";
import { utf8 } from "../vault/bytes";
import { communityOf } from "./expired-grants";
import { checkFence } from "./fence";
import { incidentOf } from "./incidents";
import { finishPurges } from "./purge-scopes";
import { noteChanged } from "./note-changed";
import { announce, OWN, placeOf, randomNumber, type Replica, scopeNumber, scopeOf } from "./replica";
import { refreshReplica } from "./refresh";
import type { JobRow, ScopeRow } from "./replica-database";

const AREA = "area:";
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

/** One word for everything that goes at once, however many compartments it is; null when no area is among it. */
function removalOf(replica: Replica, leaving: readonly number[]): ReturnType<typeof incidentOf> | null {
  const names = leaving
    .map((number) => scopeOf(replica, number).name)
    .filter((name) => name.startsWith(AREA));
  const areas = new Set(names.flatMap((name) => communityOf(name) ?? []));
  return names.length > 0 ? incidentOf(replica, "scope-gone", { areas: [...areas] }) : null;
}

/** False when another tab has changed the scopes in between: nothing was written then. */
async function commit(replica: Replica, { added, leaving }: Change): Promise<boolean> {
  const { strict } = replica.databases;
  const jobs: JobRow[] = leaving.map((scope) => ({ number: randomNumber(replica), kind: "purge", scope }));
  const removal = await removalOf(replica, leaving);
  const isDone = await strict.transaction("rw", strict.scope, strict.job, strict.meta, async () => {
    await checkFence(replica, strict);
    const there = new Map((await strict.scope.toArray()).map((row) => [row.number, row]));
    if (there.size !== replica.scopes.size || [...there.keys()].some((number) => !replica.scopes.has(number)))
      return false;
    if (leaving.some((number) => there.get(number)?.leaving === 1)) return false;
    await strict.scope.bulkAdd(added);
    for (const number of leaving) await strict.scope.update(number, { leaving: 1 });
    await strict.job.bulkAdd(jobs);
    await removal?.write();
    return true;
  });
  if (isDone) removal?.known();
  return isDone;
}

/** Scopes granted now: new ones start at cursor 0, missing ones are hidden at once, said, and purged (rules P7, S2, D5). */
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
