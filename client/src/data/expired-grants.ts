import { grantEndsAt } from "@konta/shared/domain/outing/grant-window";
import type { Topic } from "./border";
import { known } from "./known-record";
import { noteChanged } from "./note-changed";
import type { Replica } from "./replica";
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

/** Hides what an expired grant gave, and shows again what is granted again; nothing of it is removed without the server. */
export async function hideExpired(replica: Replica): Promise<void> {
  await replica.ready.until("registry");
  if (replica.closed) return;
  const hidden = await expired(replica);
  if (replica.closed) return;
  const changed = replica.directory.hide(hidden);
  if (changed === null) return;
  const topics = noteChanged(replica, changed);
  replica.changes.tell(new Set<Topic>([...topics, "people", "sync"]));
}

/** Communities that are hidden for now, each once. */
export function hiddenCommunities({ directory, scopes }: Replica): string[] {
  const found = new Set<string>();
  for (const number of directory.hidden) {
    const community = communityOf(scopes.get(number)?.name ?? "");
    if (community !== null) found.add(community);
  }
  return [...found].sort();
}
