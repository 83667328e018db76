import { idsOf, glance } from "./known-record";
import type { Replica } from "./replica";

/** People somebody worked with last: by this device's own saves, then by their latest visit. */
export function recentPeople(replica: Replica, limit: number): string[] {
  const latest = new Map<string, number>();
  const see = (personId: string, at: number) => {
    const id = replica.merges.fileOf(personId);
    latest.set(id, Math.max(at, latest.get(id) ?? 0));
  };
  for (const id of idsOf(replica, "visit")) {
    const visit = glance(replica, "visit", id);
    const at = visit?.["at"] ?? replica.directory.newest("visit", id)?.at;
    if (typeof visit?.["personId"] === "string" && typeof at === "number") see(visit["personId"], at);
  }
  for (const { kept } of replica.pending.all()) if (kept.personId) see(kept.personId, kept.savedAt);
  return [...latest]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([id]) => id);
}
