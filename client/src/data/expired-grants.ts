import { SPECIAL_CATEGORIES } from "@konta/shared/access/compartment";
import { grantEndsAt } from "@konta/shared/domain/outing/grant-window";
import { compartmentOf } from "@konta/shared/sync/scope";
import type { Topic } from "./border";
import type { Hidden } from "./hidden";
import { known } from "./known-record";
import { noteChanged } from "./note-changed";
import type { KnownScope, Replica } from "./replica";
import { timeNow } from "./server-clock";

/** The community whose area a scope is; null for every other scope, and for people whose community nobody knows. */
export function communityOf(scope: string): string | null {
  const [, community] = /^area:([^/]+)\//.exec(scope) ?? [];
  return community === undefined || community === "none" ? null : community;
}

/** The communities that one's own structure serves; null when that is not known here. */
async function ownAreas(replica: Replica): Promise<ReadonlySet<string> | null> {
  const staff = await known<{ structure?: string }>(replica, "staff", replica.me.staffId);
  const structure =
    staff?.fields.structure !== undefined &&
    (await known<{ areas?: string[] }>(replica, "structure", staff.fields.structure));
  return structure ? new Set(structure.fields.areas) : null;
}

/** When the last outing that grants a community to this person ends; null where none is known to grant it. */
function endsAt(replica: Replica, community: string): number | null {
  let last: number | null = null;
  for (const id of replica.directory.ids("outing")) {
    const outing = replica.directory.newest("outing", id)?.glance;
    if (!outing || typeof outing["day"] !== "string") continue;
    const {
      day,
      team = [],
      communities = [],
      closedAt,
    } = outing as {
      day: string;
      team?: string[];
      communities?: string[];
      closedAt?: number;
    };
    if (!team.includes(replica.me.staffId) || !communities.includes(community)) continue;
    last = Math.max(last ?? 0, grantEndsAt(day, closedAt ?? null));
  }
  return last;
}

/**
 * The scopes that an outing gave and whose time has run out since the server was heard last: it would take them away if it
 * could be asked (rule S1). What it granted after that time by our reckoning it has granted.
 */
async function expired(replica: Replica): Promise<Set<number>> {
  const now = timeNow(replica);
  const { seen = 0 } = replica.standing;
  const found = new Set<number>();
  const own = now === null ? null : await ownAreas(replica);
  if (now === null || own === null) return found;
  for (const [number, { name, leaving }] of replica.scopes) {
    const community = communityOf(name);
    if (leaving || community === null || own.has(community)) continue;
    const ends = endsAt(replica, community);
    if (ends !== null && seen < ends && ends <= now) found.add(number);
  }
  return found;
}

/** Without contact for so long a device does not open what hurts most if it is read (design page "vault"). */
export const LONGEST_SILENCE_MS = 21 * 86_400_000;

/** When the office was last heard, of a device that has not heard it for too long; null of one that has. */
function silentSince(replica: Replica): number | null {
  const now = timeNow(replica);
  const { seen } = replica.standing;
  return now !== null && seen !== undefined && now - seen > LONGEST_SILENCE_MS ? seen : null;
}

const isSpecial = ({ name }: KnownScope): boolean => SPECIAL_CATEGORIES.has(compartmentOf(name));

/**
 * Hides what an expired grant gave, and special categories on a device that the office has not heard of for too long; shows
 * again what is granted again, and all of it after a contact. Nothing is removed without the server, and what is written
 * meanwhile is kept and shown.
 */
export async function hideExpired(replica: Replica): Promise<void> {
  await replica.ready.until("registry");
  if (replica.closed) return;
  const hidden = await expired(replica);
  if (replica.closed) return;
  const since = silentSince(replica);
  if (since !== null) for (const [number, scope] of replica.scopes) if (isSpecial(scope)) hidden.add(number);
  const isOther = since !== replica.silentSince;
  replica.silentSince = since;
  const changed = replica.directory.hide(hidden);
  if (changed === null && !isOther) return;
  const topics = noteChanged(replica, changed ?? []);
  replica.changes.tell(new Set<Topic>([...topics, "people", "sync"]));
}

/** What is not shown for now: communities, each once, and since when the office was not heard where that is why. */
export function hiddenHere({ directory, scopes, silentSince: since }: Replica): Hidden {
  const areas = new Set<string>();
  for (const number of directory.hidden) {
    const scope = scopes.get(number);
    const community = scope && !(since !== null && isSpecial(scope)) ? communityOf(scope.name) : null;
    if (community !== null) areas.add(community);
  }
  return { areas: [...areas].sort(), silentSince: since };
}
