import { collectionNamed } from "@konta/shared/domain/collections";
import type { Topic } from "./border";

/** Tells whoever shows something what changed. Calls come after the change, never inside a transaction. */
export class Changes {
  readonly #listeners = new Set<(topics: ReadonlySet<Topic>) => void>();

  listen(listener: (topics: ReadonlySet<Topic>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(topics: ReadonlySet<Topic>): void {
    if (topics.size > 0) for (const listener of this.#listeners) listener(topics);
  }
}

const TOPIC_OF: Record<string, Topic> = { outing: "outings", notice: "notices", conflict: "notices" };

export function topicsOf(collection: string, personId: string | null): Topic[] {
  if (collectionNamed(collection)?.compartment === "registry") return ["registry"];
  const own = TOPIC_OF[collection];
  const topics: Topic[] = own ? [own] : [];
  if (personId) topics.push("people", `person:${personId}`);
  return topics;
}
