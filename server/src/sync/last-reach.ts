import type { Hello } from "@konta/shared/sync/hello";
import { stateHash } from "@konta/shared/sync/state-hash";
import { wasOwnEpoch } from "../db/epochs";
import type { Database } from "../db/open-database";
import { headsOf } from "../db/scope-heads";
import type { Replica } from "../db/replicas";
import { heardUnder } from "./another-history";
import type { Grants } from "./granted-scopes";

/**
 * Stands for every scope. What was in custody before a restore was judged then; the backup knows neither the outings
 * nor the exchanges since, so only the author's roles are asked again (rule S5).
 */
export const EVERYWHERE = "*";

/** Every scope too, for somebody who decides about the whole municipality; what an op names must be there all the same. */
export const WHOLE_MUNICIPALITY = "+";

/** What a replica could reach when it last synced, and everything while it comes over from before a restore. */
export function lastReachOf(db: Database, replica: Replica, hello: Hello): ReadonlySet<string> {
  const reach = new Set(JSON.parse(replica.lastScopes) as string[]);
  const comesOver = hello.epoch !== undefined && hello.epoch !== db.epoch && wasOwnEpoch(db, hello.epoch);
  // Once per replica and restore: a device that was heard whole under this epoch has offered all it had.
  if (comesOver && replica.heardEpoch !== db.epoch) reach.add(EVERYWHERE);
  return reach;
}

export const isWithin = (reach: ReadonlySet<string>, scope: string): boolean =>
  reach.has(scope) || reach.has(EVERYWHERE) || reach.has(WHOLE_MUNICIPALITY);

/** Whether the replica holds no scope that is no longer granted; one that named no cursors must stand where we stand. */
function knowsItsScopes(db: Database, grants: Grants, hello: Hello): boolean {
  if (!hello.cursors) return hello.hash === stateHash(db.epoch, headsOf(db, grants.copies));
  const granted = new Set(grants.copies);
  return Object.keys(hello.cursors).every((scope) => granted.has(scope));
}

/**
 * What the replica's next ops are judged by (rule S2). It shrinks to today's grants only after an exchange that left
 * nothing unsent, of a replica that already knows what it has lost: what was recorded until then was recorded in good
 * faith, however many pushes it takes and however many answers are lost on the way.
 * @param sent how many of its ops came with this exchange
 */
export function reachToKeep(
  db: Database,
  replica: Replica,
  lastReach: ReadonlySet<string>,
  grants: Grants,
  hello: Hello,
  sent: number,
): { lastScopes: string; heardEpoch?: string | null } {
  const isHome = hello.epoch === undefined || hello.epoch === db.epoch;
  const isSettled = isHome && hello.unsent <= sent && knowsItsScopes(db, grants, hello);
  const kept = isSettled ? grants.reach : new Set([...lastReach, ...grants.reach]);
  return { lastScopes: JSON.stringify([...kept]), ...heardUnder(db, replica, hello, isSettled) };
}
