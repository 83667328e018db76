import { compartmentOf } from "@konta/shared/sync/scope";
import { utf8 } from "../vault/bytes";
import { finishPurges } from "./purge-scopes";
import { announce, noteChanged, OWN, placeOf, randomNumber, type Replica, scopeNumber } from "./replica";
import type { JobRow, ScopeRow } from "./replica-database";

/** Scopes granted now: new ones start at cursor 0, missing ones are hidden at once and purged (rules P7, S2, D5). */
export async function grantScopes(replica: Replica, granted: readonly string[]): Promise<void> {
  const readable = granted.filter((name) => replica.keys.holds(compartmentOf(name)));
  const added: ScopeRow[] = [];
  const names = new Map<number, string>();
  for (const name of new Set(readable)) {
    if (scopeNumber(replica, name) !== null) continue;
    const number = randomNumber(replica);
    const sealed = await replica.keys.seal(OWN, placeOf(replica, "scope", number), utf8(name));
    added.push({ number, cursor: 0, leaving: 0, sealed });
    names.set(number, name);
  }
  const leaving = [...replica.scopes]
    .filter(([, scope]) => !scope.leaving && !readable.includes(scope.name))
    .map(([number]) => number);
  if (added.length === 0 && leaving.length === 0) return;
  const jobs: JobRow[] = leaving.map((scope) => ({ number: randomNumber(replica), kind: "purge", scope }));
  const { strict } = replica.databases;
  await strict.transaction("rw", strict.scope, strict.job, async () => {
    await strict.scope.bulkAdd(added);
    for (const number of leaving) await strict.scope.update(number, { leaving: 1 });
    await strict.job.bulkAdd(jobs);
  });
  for (const [number, name] of names) replica.scopes.set(number, { name, cursor: 0, leaving: false });
  const topics = new Set<"people" | "sync" | "outings" | "registry">([
    "people",
    "sync",
    "outings",
    "registry",
  ]);
  for (const number of leaving) {
    const scope = replica.scopes.get(number);
    if (scope) scope.leaving = true;
    noteChanged(replica, replica.directory.dropScope(number));
    for (const { scope: at, kept } of replica.pending.all())
      if (at === number && kept.personId) replica.people.touch(kept.personId);
  }
  announce(replica, new Set(topics));
  await finishPurges(replica);
}
