import type { Topic } from "./border";
import type { Entry } from "./directory";
import type { Replica } from "./replica";

/** Marks what changed for search, and says which topics it wakes. */
export function noteChanged(replica: Replica, entries: readonly Entry[]): Set<Topic> {
  const topics = new Set<Topic>();
  for (const { collection, id, personId } of entries) {
    for (const topic of replica.merges.wokenBy(collection, personId)) topics.add(topic);
    if (personId) replica.people.touch(personId);
    if (collection === "beneficiary") replica.people.touch(id);
  }
  return topics;
}
