import { fold } from "@konta/shared/people/fold";
import { matchName } from "@konta/shared/people/match-name";
import { type PreparedName, type PreparedQuery, prepareName } from "@konta/shared/people/prepare-name";
import type { MatchReason } from "./border";
import { type FoundWord, WordIndex } from "./word-index";

/** A number by which somebody is found, in the form in which two of them are the same. */
export interface FindableNumber {
  text: string;
  reason: "phone" | "number" | "reference";
}
/** What search knows of one person. */
export interface PersonDoc {
  id: string;
  /** Surname, given name, father's name, nickname, card's spelling: every part that is searched as a name. */
  nameParts: string[];
  numbers: FindableNumber[];
  description: string;
  householdId: string | null;
}
export interface FoundDoc {
  id: string;
  reason: MatchReason;
  score: number;
}

interface Indexed extends PersonDoc {
  name: PreparedName;
  foldedDescription: string;
}

/** More than anybody reads; ranking them all would cost what the index saves. */
const MOST_RANKED = 400;
const SHORTEST_DESCRIPTION_WORD = 4;

export class PeopleIndex {
  readonly #docs = new Map<string, Indexed>();
  readonly #words = new WordIndex();
  readonly #households = new Map<string, Set<string>>();
  readonly #stale = new Set<string>();

  /** Something about this person changed; she is indexed anew before the next search or in the background. */
  touch(personId: string): void {
    this.#stale.add(personId);
  }

  get staleCount(): number {
    return this.#stale.size;
  }

  takeStale(limit: number): string[] {
    const taken: string[] = [];
    for (const id of this.#stale) {
      if (taken.length >= limit) break;
      taken.push(id);
      this.#stale.delete(id);
    }
    return taken;
  }

  put(doc: PersonDoc): void {
    this.remove(doc.id);
    const name = prepareName(doc.nameParts);
    this.#docs.set(doc.id, { ...doc, name, foldedDescription: fold(doc.description) });
    for (const word of name.words) this.#words.add(word, doc.id);
    if (!doc.householdId) return;
    const members = this.#households.get(doc.householdId) ?? new Set<string>();
    this.#households.set(doc.householdId, members.add(doc.id));
  }

  remove(id: string): void {
    const doc = this.#docs.get(id);
    if (!doc) return;
    this.#docs.delete(id);
    for (const word of doc.name.words) this.#words.remove(word, id);
    if (doc.householdId) this.#households.get(doc.householdId)?.delete(id);
  }

  ids(): Iterable<string> {
    return this.#docs.keys();
  }

  membersOf(householdId: string): string[] {
    return [...(this.#households.get(householdId) ?? [])];
  }

  householdOf(id: string): string | null {
    return this.#docs.get(id)?.householdId ?? null;
  }

  nameOf(id: string): PreparedName | null {
    return this.#docs.get(id)?.name ?? null;
  }

  /** People whose name matches every word, strongest first. */
  byName(query: PreparedQuery): FoundDoc[] {
    const words = query.words.map((word) => this.#words.find(word));
    const found: FoundDoc[] = [];
    for (const id of this.#inAll(words)) {
      const doc = this.#docs.get(id);
      const match = doc && matchName(query, doc.name);
      if (match) found.push({ id, reason: match.reason, score: match.score });
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /** How many of the words each person's name matches. */
  countMatches(query: PreparedQuery): Map<string, number> {
    const counts = new Map<string, number>();
    for (const word of query.words) {
      const people = new Set(this.#words.find(word).flatMap(({ entry }) => [...entry.people]));
      for (const id of people) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  }

  /** @param part as `comparableIdentifier` leaves it; a beginning or an end is enough, an exact one ranks first */
  byNumber(part: string): FoundDoc[] {
    const found: FoundDoc[] = [];
    for (const { id, numbers } of this.#docs.values()) {
      const hit = numbers.find(({ text }) => text.includes(part));
      if (!hit) continue;
      const score = hit.text === part ? 3 : hit.text.startsWith(part) ? 2 : 1;
      found.push({ id, reason: hit.reason, score });
    }
    return found.sort((a, b) => b.score - a.score);
  }

  byDescription(query: PreparedQuery): FoundDoc[] {
    const words = query.words
      .map(({ folded }) => folded)
      .filter((word) => word.length >= SHORTEST_DESCRIPTION_WORD);
    if (words.length === 0) return [];
    const found: FoundDoc[] = [];
    for (const { id, foldedDescription } of this.#docs.values())
      if (foldedDescription !== "" && words.every((word) => foldedDescription.includes(word)))
        found.push({ id, reason: "description", score: 0 });
    return found;
  }

  /** The people every word leads to; starts from the rarest word and takes the strongest matches first. */
  #inAll(words: readonly FoundWord[][]): string[] {
    const size = (found: readonly FoundWord[]) =>
      found.reduce((sum, { entry }) => sum + entry.people.size, 0);
    const [rarest = [], ...others] = words.toSorted((a, b) => size(a) - size(b));
    const sets = others.map((found) => new Set(found.flatMap(({ entry }) => [...entry.people])));
    const people = new Set<string>();
    for (const { entry } of rarest) {
      for (const id of entry.people) {
        if (sets.every((set) => set.has(id))) people.add(id);
        if (people.size >= MOST_RANKED) return [...people];
      }
    }
    return [...people];
  }
}
